// A certified OpenID Connect provider (npm: oidc-provider) for the tests, on loopback alone.
// Arguments: port, redirect address. Accounts are chosen by what is typed as login: see ACCOUNTS.
import Provider from "oidc-provider";

const [port, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const ACCOUNTS = {
  aino: { email: "aino@demo.example", email_verified: true, given_name: "Aino", family_name: "Rautakoski" },
  "aino-again": { email: "aino@demo.example", email_verified: true },
  mikko: { email: "Mikko@demo.example", email_verified: true },
  unverified: { email: "aino@demo.example", email_verified: false },
  silent: { email: "aino@demo.example" },
  stranger: { email: "stranger@demo.example", email_verified: true, given_name: "Sten", family_name: "Främling" },
  addressless: {},
};
const provider = new Provider(issuer, {
  clients: [{ client_id: "tankar", client_secret: "a secret of the tests", redirect_uris: [callback], post_logout_redirect_uris: [new URL("/sign-in/", callback).href] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
  // as Entra ID does: the claims stand in the ID token; the account "addressless" leaves them out
  conformIdTokenClaims: process.argv[4] === "userinfo",
  findAccount: (_context, id) => (ACCOUNTS[id] ? { accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) } : undefined),
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
