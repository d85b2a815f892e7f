"""Answering agreements: how questions on a channel are answered, agreed among those responsible (GEN-5)."""
