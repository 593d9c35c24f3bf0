# The estimates of src/measure, computed a second time from single visits.
exec /usr/bin/python3 tests/measure/independent.py "${BUILD:-build}/tests/measure/measure_test"
