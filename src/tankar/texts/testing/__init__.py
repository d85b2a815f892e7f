"""What texts are tried with: people who mean harm, and what must hold whatever they write."""
