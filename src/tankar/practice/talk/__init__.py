"""What people do on the networks without any program: residents, and the city's own people in the network's app."""
