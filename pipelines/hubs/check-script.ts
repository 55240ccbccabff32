/**
 * Bash that carries out a check's commands on a platform's own agent, one after the other, and leaves in `$OUT` what they told:
 * `request.json`, `outcomes` (number, exit code, milliseconds of each), `{number}.log`, and the kept files below `files/`.
 * `COMMANDS` has one line for each: `stop`, `go` or `advisory`, whether it may use the network, and its text in base64.
 * `timeout` ends with 124, which tells a hanging command from a failing one. What was told is written anew after every command,
 * so that a command cannot put something else in its place.
 */
export const checkScript = `set -u
rm -rf "$OUT"
mkdir -p "$OUT/files"
printf %s "$REQUEST" >"$OUT/request.json"
outcomes=
number=0
failed=0
while read -r mode network line; do
  [ -n "$line" ] || continue
  number=$((number + 1))
  log="$OUT/$number.log"
  text=$(printf %s "$line" | base64 --decode)
  began=$(date +%s%3N)
  CI=true STELLWERK_NETWORK="$network" timeout --kill-after=5 "$SECONDS_ALLOWED" bash -c "$text" >"$log" 2>&1 </dev/null
  code=$?
  outcomes="$outcomes$number $code $(($(date +%s%3N) - began))"$'\\n'
  tail -c 65536 "$log" >"$log.end" && mv "$log.end" "$log" && cat "$log"
  printf %s "$outcomes" >"$OUT/outcomes"
  printf %s "$REQUEST" >"$OUT/request.json"
  if [ "$code" -ne 0 ] && [ "$mode" != advisory ]; then
    failed=1
    if [ "$mode" = stop ]; then break; fi
  fi
done <<<"$COMMANDS"
printf '%s\\n' "$KEEP" | while IFS= read -r path; do
  if [ -n "$path" ] && [ -f "$path" ]; then cp --parents -- "$path" "$OUT/files"; fi
done
exit "$failed"
`;
