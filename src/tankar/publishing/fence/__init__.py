"""The one door out: every write to a network goes through here, once.

`claiming` who works on a delivery · `sending` the way out · `looking` when it is unclear · `outcomes` what is
written down · `elapsed` clocks that jump · `sweep` what was left behind.
"""
