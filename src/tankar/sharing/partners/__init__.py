"""What partners are called on each network, kept by communications for everybody who writes (AMB-4)."""
