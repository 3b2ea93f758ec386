# Told to the harbour master every morning.
gauge=/dev/gauge
read level < $gauge
log "$level"
echo "The tide is at $level."
sleep 60
echo "The gate is open."
