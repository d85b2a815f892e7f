"""Questions whether something may be shared: asked, put to whoever prepares the matter, answered, forgotten by name."""
