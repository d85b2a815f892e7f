"""What colleagues and elected officials may share in their own name, if they like (W18, AMB-3, USE)."""
