"""When many more residents than usual write, and more of them dissatisfied: counted, noticed, told. Nothing acts."""
