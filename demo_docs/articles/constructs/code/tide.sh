# Told to the harbour master every morning.
gauge=/dev/gauge
read level < $gauge
echo "The water is at $level."
sleep 60
echo "The gate is open."
