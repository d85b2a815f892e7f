"""The register as a file: taken along as CSV or a workbook, and many channels taken in at once."""
