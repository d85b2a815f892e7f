"""Tables as files: written so that no text becomes a formula, read so that no file does harm."""

from tankar.interface.spreadsheets.reading import Line, NotATable, Oddity, Table, read_table
from tankar.interface.spreadsheets.writing import CSV, XLSX, as_csv, as_xlsx

__all__ = ["CSV", "XLSX", "Line", "NotATable", "Oddity", "Table", "as_csv", "as_xlsx", "read_table"]
