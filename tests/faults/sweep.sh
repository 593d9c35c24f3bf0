#!/bin/sh
# A sample of injected faults; `make faults` makes many.
exec tests/faults/sweep short
