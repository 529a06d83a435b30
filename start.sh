#!/usr/bin/env bash
# Builds what changed, then starts everything of Qunli on this machine. See --help.
set -u
cd "$(dirname "$(readlink -f "$0")")" || exit 1

MIN_JAVA=17
MIN_FREE_MB=1500
HOME_DIR=${QUNLI_HOME:-$PWD/.qunli}
PORT=${QUNLI_PORT:-8080}
SERVICES="zone request supervision notice"
STAMP=local-stack/target/.built
case "${QUNLI_LANG:-${LC_ALL:-${LANG:-}}}" in zh*) QUNLI_LANG=zh ;; *) QUNLI_LANG=en ;; esac
export QUNLI_LANG

# Prints the sentence in the user's language: say "English" "中文".
say() { if [ "$QUNLI_LANG" = zh ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi; }
die() { say "$1" "$2" >&2; exit "${3:-1}"; }

usage() {
  say "Usage: ./start.sh [--port N] [--reset]        start, stay until Ctrl-C
       ./start.sh demo [--port N] [--fast] …  replay the story; starts what isn't running
       ./start.sh --help

  --port N   the gateway's port (or QUNLI_PORT; 8080 by default)
  --reset    wipe the data first (databases, secrets, logs in .qunli)
  QUNLI_HOME another directory for the data; QUNLI_LANG=zh|en the language" \
"用法:./start.sh [--port N] [--reset]        启动,按 Ctrl-C 停止
      ./start.sh demo [--port N] [--fast] …  重演全过程;没有运行的部分会自动启动
      ./start.sh --help

  --port N   网关端口(或环境变量 QUNLI_PORT;默认 8080)
  --reset    先清空数据(.qunli 中的数据库、密钥、日志)
  QUNLI_HOME 另选数据目录;QUNLI_LANG=zh|en 选择语言"
}

misused() {
  say "Unknown option: $1" "没有这个选项:$1" >&2
  usage >&2
  exit 2
}

COMMAND=up
RESET=no
REST=()
while [ $# -gt 0 ]; do
  case "$1" in
    -h | --help) usage; exit 0 ;;
    --reset) RESET=yes ;;
    --port) PORT=${2:-}; shift ;;
    --port=*) PORT=${1#--port=} ;;
    demo) COMMAND=demo ;;
    *) if [ "$COMMAND" = demo ]; then REST+=("$1"); else misused "$1"; fi ;;
  esac
  [ $# -gt 0 ] && shift
done
case "$PORT" in
  '' | *[!0-9]*) die "--port needs a number, not '$PORT'." "--port 需要一个数字,而不是“$PORT”。" 2 ;;
esac
{ [ "${#PORT}" -le 5 ] && [ "$PORT" -ge 1 ] && [ "$PORT" -le 65535 ]; } ||
  die "--port must be between 1 and 65535." "--port 必须在 1 到 65535 之间。" 2

JAVA=java
JAVAC=javac
if [ -n "${JAVA_HOME:-}" ]; then JAVA=$JAVA_HOME/bin/java JAVAC=$JAVA_HOME/bin/javac; fi

check_java() {
  local install_en="On Debian: apt-get install openjdk-17-jdk-headless"
  local install_zh="Debian 上:apt-get install openjdk-17-jdk-headless"
  local version
  if ! version=$("$JAVA" -version 2>&1); then
    die "No Java found; a JDK $MIN_JAVA or newer is needed. $install_en" \
      "没有找到 Java;需要 JDK $MIN_JAVA 或更新版本。$install_zh"
  fi
  version=$(printf '%s\n' "$version" | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  local major=${version#1.}
  major=${major%%[!0-9]*}
  if [ "${major:-0}" -lt "$MIN_JAVA" ]; then
    die "Java ${version:-?} is too old ($JAVA); a JDK $MIN_JAVA or newer is needed, in PATH or JAVA_HOME. $install_en" \
      "Java ${version:-?} 版本过低($JAVA);需要 JDK $MIN_JAVA 或更新版本,放在 PATH 或 JAVA_HOME 中。$install_zh"
  fi
}

check_build_tools() {
  command -v "$JAVAC" >/dev/null ||
    die "This Java has no compiler (javac); a JDK is needed. On Debian: apt-get install openjdk-17-jdk-headless" \
      "这个 Java 没有编译器(javac);需要 JDK。Debian 上:apt-get install openjdk-17-jdk-headless"
  command -v mvn >/dev/null ||
    die "Maven (mvn) is needed. On Debian: apt-get install maven" \
      "需要 Maven(mvn)。Debian 上:apt-get install maven"
}

check_disk() {
  mkdir -p "$HOME_DIR/logs" ||
    die "$HOME_DIR can't be written to." "无法写入 $HOME_DIR。"
  local free
  free=$(df -Pm "$HOME_DIR" | awk 'NR == 2 { print $4 }')
  [ "${free:-0}" -ge "$MIN_FREE_MB" ] ||
    die "Only ${free:-0} MB are free for $HOME_DIR; $MIN_FREE_MB MB are needed. Free some, or set QUNLI_HOME to a larger disk." \
      "$HOME_DIR 所在磁盘只剩 ${free:-0} MB;需要 $MIN_FREE_MB MB。请清理空间,或把 QUNLI_HOME 指到更大的磁盘。"
}

# free, qunli (a stack of this kind answers), or taken.
port_state() {
  if ! (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
    echo free
  elif timeout 3 bash -c '
      exec 3<>"/dev/tcp/127.0.0.1/$1"
      printf "GET / HTTP/1.0\r\nHost: localhost\r\nAccept: application/json\r\n\r\n" >&3
      grep -q "Qunli local stack" <&3' _ "$PORT" 2>/dev/null; then
    echo qunli
  else
    echo taken
  fi
}

# Directories too: a deleted file changes only its directory.
is_built() {
  [ -e "$STAMP" ] || return 1
  local service
  for service in $SERVICES; do
    [ -e "$service-service/target/quarkus-app/quarkus-run.jar" ] || return 1
  done
  [ -d local-stack/target/lib ] || return 1
  [ -z "$(find pom.xml ./*/pom.xml kit/src ./*-service/src/main local-stack/src/main \
    -newer "$STAMP" -print -quit 2>/dev/null)" ]
}

# Shows which module is being built, and how many files were fetched for it.
show_progress() {
  local line fetched=0
  while IFS= read -r line; do
    case "$line" in
      *"Downloaded from "*)
        fetched=$((fetched + 1))
        if [ -t 1 ]; then
          printf '\r  %s' "$(say "$fetched files fetched" "已下载 $fetched 个文件")"
        elif [ $((fetched % 100)) -eq 0 ]; then
          printf '  %s\n' "$(say "$fetched files fetched" "已下载 $fetched 个文件")"
        fi
        ;;
      *"] Building "*"["*"/"*"]"*)
        [ -t 1 ] && [ "$fetched" -gt 0 ] && printf '\n'
        fetched=0
        printf '  %s\n' "$(printf '%s' "${line#*Building }" | tr -s ' ')"
        ;;
    esac
  done
}

build() {
  check_build_tools
  local log=$HOME_DIR/logs/build.txt
  say "Building what changed (log: $log)" "正在构建有改动的部分(日志:$log)"
  local begun=$HOME_DIR/build-begun
  touch "$begun"
  # The style check needs a formatter nobody needs just to start; the tests have their own command.
  mvn -B -DskipTests -Dspotless.check.skip=true -Dstyle.color=never package 2>&1 |
    tee "$log" | show_progress
  if [ "${PIPESTATUS[0]}" -ne 0 ]; then
    grep -n 'ERROR' "$log" | head -n 20 >&2
    die "The build failed; all of it is in $log. Without network, the first build can't fetch what it needs." \
      "构建失败;全部输出见 $log。首次构建需要网络。"
  fi
  mv "$begun" "$STAMP"
}

launch() {
  exec "$JAVA" -Xmx192m -XX:+UseSerialGC -cp "local-stack/target/classes:local-stack/target/lib/*" \
    org.qunli.local.Main --root "$PWD" --home "$HOME_DIR" --port "$PORT" "$@"
}

check_java
check_disk
STATE=$(port_state)
if [ "$STATE" = taken ]; then
  die "Port $PORT is taken by another program. Stop it, or choose another port: ./start.sh --port 8090" \
    "端口 $PORT 已被其他程序占用。请停止该程序,或换一个端口:./start.sh --port 8090"
fi
if [ "$STATE" = qunli ]; then
  REST=(--running ${REST[@]+"${REST[@]}"})
  [ "$RESET" = no ] ||
    die "Qunli is running at http://localhost:$PORT; stop it first (Ctrl-C in its window)." \
      "群里 Qunli 正在 http://localhost:$PORT 运行;请先在它的窗口按 Ctrl-C 停止。"
  if [ "$COMMAND" = up ]; then
    say "Qunli is running already: http://localhost:$PORT" "群里 Qunli 已在运行:http://localhost:$PORT"
    exit 0
  fi
fi
# A running stack is left alone: new jars under old processes would break them.
if [ "$STATE" = free ] || [ ! -d local-stack/target/lib ]; then
  if is_built; then
    say "Nothing changed since the last build." "自上次构建以来没有改动。"
  else
    build
  fi
fi
if [ "$RESET" = yes ]; then
  (launch reset) || exit 1
fi
launch "$COMMAND" ${REST[@]+"${REST[@]}"}
