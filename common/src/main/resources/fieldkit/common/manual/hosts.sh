  cat ~/.ssh/config /etc/ssh/ssh_config 2>/dev/null \
    | awk 'tolower($1) == "host" { for (i = 2; i <= NF; i++) if ($i !~ /[*?!]/) print $i }'
  cat ~/.ssh/known_hosts /etc/ssh/ssh_known_hosts 2>/dev/null | awk '$1 !~ /^[|#@]/ {
    n = split($1, names, ",")
    for (i = 1; i <= n; i++) { sub(/^\[/, "", names[i]); sub(/\].*/, "", names[i]); print names[i] }
  }'
