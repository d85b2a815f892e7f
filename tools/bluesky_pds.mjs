// A real Bluesky server (PLC directory and PDS, SQLite only) for `make test-servers`. Loopback only.
import net from 'node:net'

const [plcPort, pdsPort] = process.argv.slice(2).map(Number)
const listen = net.Server.prototype.listen
// the package has no option for the host it listens on
net.Server.prototype.listen = function (...given) {
  if (typeof given[0] === 'number') given.splice(1, typeof given[1] === 'string' ? 1 : 0, '127.0.0.1')
  else if (given[0] && typeof given[0] === 'object' && 'port' in given[0]) given[0] = { ...given[0], host: '127.0.0.1' }
  return listen.apply(this, given)
}
const { TestNetworkNoAppView } = await import('@atproto/dev-env')
const network = await TestNetworkNoAppView.create({
  plc: { port: plcPort },
  pds: { port: pdsPort, hostname: 'localhost', enableDidDocWithSession: true },
})
console.log('ready')
process.on('SIGTERM', async () => {
  await network.close()
  process.exit(0)
})
