#!/bin/sh
# The whole life of the simulated cluster: start it, fill it, and deliver something new for ever.
set -eu
files=$(dirname "$0")
# Seconds between two rollouts: one after the other, so that the waterfall always has something young.
pause_s=${ROLLOUT_PAUSE_S:-20}

/entrypoint.sh --config "$files/stages.yaml" &
cluster=$!
trap 'kill -TERM "$cluster"; wait "$cluster"; exit 0' TERM INT

kubectl() {
  kwokctl kubectl "$@"
}

until kubectl get --raw /readyz >/dev/null 2>&1; do
  kill -0 "$cluster" || exit 1
  sleep 1
done
kubectl apply -f "$files/nodes.yaml" -f "$files/workloads.yaml"
while kill -0 "$cluster"; do
  for workload in shop/checkout shop/cart payments/ledger search/indexer; do
    kubectl -n "${workload%/*}" rollout restart "deployment/${workload#*/}" || true
    # In the background, so that a signal is heard at once.
    sleep "$pause_s" &
    wait $!
  done
done
