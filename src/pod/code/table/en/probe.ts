// Probes and readiness gates, in English.
import type { PROBE } from '../probe';
import type { TextsOf } from '../entry';

export const PROBE_EN: TextsOf<typeof PROBE> = {
  GATE_READINESS: {
    says: 'A readiness gate of the pod is not open.',
    steps: ['See which gate it is and who sets it.'],
  },
  GATE_READINESS_ABSENT: {
    says: '[Readiness gate {gate}|A readiness gate] was never reported by its controller.',
    steps: ['Check that the gate\'s controller is installed and watches this namespace.'],
  },
  GATE_READINESS_NOT_TRUE: {
    says: '[Readiness gate {gate}|A readiness gate] is not open[: it is {status}].',
    steps: ['Look at what the gate waits for, such as the health check of a load balancer.'],
  },
  GATE_READINESS_SLOW: {
    says: 'A readiness gate of the pod took long to open.',
    steps: ['Look at the gate\'s controller.'],
  },
  PROBE: {
    says: '[The {probe} probe|A probe] of [container {container}|a container] fails.',
    steps: ['Read what the probe got.'],
  },
  PROBE_KILL: {
    says: '[The {probe} probe|A probe] of [container {container}|a container] failed too often, so the container was killed.',
    steps: [
      'Give the program more time with a startupProbe, or correct what it answers.',
      'Read its log from before the kill.',
    ],
  },
  PROBE_PENDING: {
    says: '[Container {container}|A container] runs, but its [{probe} probe|probe] has not succeeded yet.',
    steps: ['See what the program does until it is ready; check initialDelaySeconds.'],
  },
  PROBE_HTTP_STATUS: {
    says: 'The program answers [the {probe} probe|a probe] of [container {container}|a container] with [HTTP status {code}|an error status].',
    steps: [
      'Read the program\'s log for the reason.',
      'Check path and port of the probe.',
    ],
  },
  PROBE_CONNECTION_REFUSED: {
    says: 'Nothing listens on the port that [the {probe} probe|a probe] of [container {container}|a container] asks.',
    steps: ['Check the port, that the program listens on all addresses, and how long it needs to start.'],
  },
  PROBE_TIMEOUT: {
    says: 'The program does not answer [the {probe} probe|a probe] of [container {container}|a container] in time.',
    steps: ['Look for CPU throttling or a slow handler; raise timeoutSeconds if that is right.'],
  },
  PROBE_TLS: {
    says: '[The {probe} probe|A probe] of [container {container}|a container] and the program do not agree on HTTP or HTTPS.',
    steps: ['Correct the scheme of the probe.'],
  },
  PROBE_UNREACHABLE: {
    says: '[Node {node}|The node] cannot reach the pod\'s address for [the {probe} probe|a probe].',
    steps: ['Look at the network plugin of the node and at network policies.'],
  },
  PROBE_DNS: {
    says: 'The host name in [the {probe} probe|a probe] of [container {container}|a container] does not resolve.',
    steps: ['Leave host out of the probe, or correct it.'],
  },
  PROBE_GRPC: {
    says: 'The gRPC health service of [container {container}|a container] is missing or says that it is not serving.',
    steps: ['Read the program\'s log; check the service name in the probe.'],
  },
  PROBE_ERRORED: {
    says: 'The kubelet of [node {node}|the node] could not run [the {probe} probe|a probe][: {why}].',
    steps: ['Look at the runtime and the kubelet of the node.'],
  },
  PROBE_EXEC: {
    says: 'The command of [the {probe} probe|a probe] of [container {container}|a container] fails[: {out}].',
    steps: ['Run the command inside the container and see what is wrong.'],
  },
};
