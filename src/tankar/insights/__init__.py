"""The numbers come home: followers, volume, reach, reactions, each with its definition, period and source."""
