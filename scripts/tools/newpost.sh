# shellcheck shell=sh
# shellcheck disable=SC2034 # read by who sources this
# What the launcher and the packager need to know of newpost. Sourced.

# What its JVM is told, on top of what every tool's is.
tool_flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xmn4m'

# tool_train FOLDER COMMAND...: one run that loads what most runs load; the ahead-of-time cache
# holds what it loaded. COMMAND starts the tool. FOLDER is empty, and deleted afterwards.
#
# A site with settings and an archetype makes it read TOML and YAML; at a terminal, where script(1)
# of util-linux can make one, it also asks.
tool_train() {
  train_folder=$1
  shift
  mkdir -p "$train_folder/archetypes" "$train_folder/content/posts"
  printf 'baseURL: http://localhost/\n' >"$train_folder/hugo.yaml"
  printf 'tags = ["one"]\n' >"$train_folder/.newpostrc"
  printf -- '---\ntitle: "{{ .Title }}"\ndate: {{ .Date }}\ndraft: true\n---\n' \
    >"$train_folder/archetypes/default.md"
  printf -- '---\ntitle: "Older: one"\ncategories: [tech]\n---\n' \
    >"$train_folder/content/posts/older.md"
  set -- "$@" --no-edit --site "$train_folder"
  if script --version 2>/dev/null | grep -q util-linux; then
    train_line=
    for train_word in "$@"; do
      train_line="$train_line '$(printf %s "$train_word" | sed "s/'/'\\\\''/g")'"
    done
    { sleep 2; printf 'Title: one\r'; sleep 1; printf 'te\t,java\r'; sleep 2; } \
      | TERM=xterm script -qec "$train_line" /dev/null
    [ -e "$train_folder/content/posts/title-one.md" ] && return
  fi
  "$@" 'Title: one' -c tech,java
}
