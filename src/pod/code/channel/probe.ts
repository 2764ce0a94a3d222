// Probes. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const PROBE_RULES: readonly Rule[] = [
  { code: 'PROBE_HTTP_STATUS', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: HTTP probe failed with statuscode: (?<code>\d+)/ },
  { code: 'PROBE_CONNECTION_REFUSED', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: .*connection refused/ },
  { code: 'PROBE_TIMEOUT', pattern: /^(?<kind>Startup|Readiness|Liveness) probe (?:failed|errored)(?: \([^)]*\))?(?: and resulted in \w+ state)?: .*(?:Client\.Timeout|deadline exceeded|(?:i\/o|handshake) timeout|timed out|timeout: )/ },
  { code: 'PROBE_TLS', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: .*(?:tls:|x509|HTTP response to HTTPS|malformed HTTP response)/ },
  { code: 'PROBE_UNREACHABLE', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: .*(?:no route to host|network is unreachable|host is down)/ },
  { code: 'PROBE_DNS', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: .*no such host/ },
  { code: 'PROBE_GRPC', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: .*(?:grpc health|service unhealthy|health rpc)/ },
  { code: 'PROBE', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: (?:Get "?http|dial )(?<why>.*)$/ },
  { code: 'PROBE_ERRORED', pattern: /^(?<kind>Startup|Readiness|Liveness) probe errored(?: and resulted in \w+ state)?: (?<why>.*)$/s },
  { code: 'PROBE_EXEC', pattern: /^(?<kind>Startup|Readiness|Liveness) probe failed(?: \([^)]*\))?: (?<out>[\s\S]*)$/ },
];
