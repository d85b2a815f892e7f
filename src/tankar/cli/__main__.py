import sys

from tankar.cli import main

sys.exit(main())
