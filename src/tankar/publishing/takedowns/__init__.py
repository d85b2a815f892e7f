"""Taking down what may not be out any more: asked of who runs the channel, done when a person or the network says."""
