#!/usr/bin/env bash
# Tells Spark which NVIDIA GPUs this machine has: {"name":"gpu","addresses":["0","1"]}
#
# For spark.worker.resource.gpu.discoveryScript (standalone) and
# spark.executor.resource.gpu.discoveryScript (YARN, Kubernetes). Stdout is the answer and nothing
# else. A machine without GPUs has an empty list and exit code 0, which Spark then compares with
# what was asked for: "Resource: gpu, with addresses: is less than what the user requested".
#
# An address is nvidia-smi's index. Where CUDA_VISIBLE_DEVICES is set, only what it lists is
# offered, and written as it is written there, so that Stride can tell which number CUDA gives it.
set -u

answer() {
  local list
  list=$(printf ',"%s"' "$@")
  (($#)) || list=,
  printf '{"name":"gpu","addresses":[%s]}\n' "${list:1}"
  exit 0
}

none() {
  printf 'discover.sh: no GPU: %s\n' "$1" >&2
  answer
}

command -v nvidia-smi >/dev/null || none 'nvidia-smi was not found; is the NVIDIA driver installed?'
found=$(nvidia-smi --query-gpu=index,uuid --format=csv,noheader 2>&1) ||
  none "nvidia-smi failed: ${found%%$'\n'*}"

indices=()
uuids=()
while IFS=', ' read -r index uuid; do
  # Nothing that would need quoting in JSON.
  [[ $index =~ ^[0-9]+$ && $uuid =~ ^[A-Za-z0-9-]+$ ]] || continue
  indices+=("$index")
  uuids+=("$uuid")
done <<<"$found"
((${#indices[@]})) || none 'nvidia-smi lists none'
[[ -n ${CUDA_VISIBLE_DEVICES+set} ]] || answer "${indices[@]}"

# is_here ENTRY: an index, or a UUID or its beginning, as CUDA takes them.
is_here() {
  local i
  for i in "${!indices[@]}"; do
    [[ $1 == "${indices[i]}" ]] && return
    [[ $1 == GPU-?* && ${uuids[i]} == "$1"* ]] && return
  done
  return 1
}

visible=()
IFS=', ' read -r -a entries <<<"$CUDA_VISIBLE_DEVICES"
for entry in ${entries[@]+"${entries[@]}"}; do
  # CUDA stops at the first entry that is no device.
  is_here "$entry" || break
  visible+=("$entry")
done
((${#visible[@]})) || none "CUDA_VISIBLE_DEVICES is '$CUDA_VISIBLE_DEVICES', which names none of this machine"
answer "${visible[@]}"
