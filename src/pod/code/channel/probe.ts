// Probes. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const PROBE_RULES: readonly Rule[] = [
  { code: 'PROBE_HTTP_STATUS', owner: 'user', rank: 1, advice: 'Endpoint answers {code}.', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed: HTTP probe failed with statuscode: (?<code>\d+)/ },
  { code: 'PROBE_CONNECTION_REFUSED', owner: 'user', rank: 1, advice: 'Nothing listens on the probed port yet; wrong port, slow start or bound to localhost.', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed: .*connection refused/ },
  { code: 'PROBE_TIMEOUT', owner: 'user', rank: 1, advice: 'Probe exceeded timeoutSeconds; CPU throttling or slow handler.', pattern: /^(?<kind>Startup|Readiness|Liveness) probe (?:failed|errored): .*(?:Client\.Timeout|context deadline exceeded|i\/o timeout|timed out|timeout: )/ },
  { code: 'PROBE_TLS', owner: 'user', rank: 1, advice: 'Scheme mismatch (HTTP/HTTPS).', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed: .*(?:tls:|x509|HTTP response to HTTPS|malformed HTTP response)/ },
  { code: 'PROBE_UNREACHABLE', owner: 'platform', rank: 1, advice: 'Node cannot reach the pod IP: CNI or policy.', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed: .*(?:no route to host|network is unreachable|host is down)/ },
  { code: 'PROBE_DNS', owner: 'user', rank: 1, advice: 'probe.host does not resolve on the node.', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed: .*no such host/ },
  { code: 'PROBE_GRPC', owner: 'user', rank: 1, advice: 'gRPC health service missing or NOT_SERVING.', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed: .*(?:grpc health|service unhealthy|health rpc)/ },
  { code: 'PROBE_ERRORED', owner: 'platform', rank: 2, advice: 'Kubelet could not run the probe: {why}', pattern: /^(?<kind>Startup|Readiness|Liveness) probe errored(?: and resulted in \w+ state)?: (?<why>.*)$/s },
  { code: 'PROBE_EXEC', owner: 'user', rank: 2, advice: 'Command returned non-zero: {out}', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed: (?<out>[\s\S]*)$/ },
];
