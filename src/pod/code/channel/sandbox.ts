// Sandbox and network of a pod. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const SANDBOX_RULES: readonly Rule[] = [
  { code: 'NET_CNI_NOT_READY', pattern: /network is not ready|cni plugin not initialized|cni config (?:not initialized|uninitialized)/ },
  { code: 'NET_IP_EXHAUSTED', pattern: /failed to assign an IP address to container|no (?:more )?(?:free )?(?:IP addresses|IPs|addresses) (?:are )?available|no available (?:IP|addresses)|no more free affine blocks|assigned 0 out of \d+ requested|could not allocate IP|range is full|failed to allocate (?:for range|an? IP)|^(?=.*IPAM).*(?:exhausted|no free)|InsufficientFreeAddresses|IpNotEnough|NoAvailableAddress|timeout to allocate ip/i },
  { code: 'NET_CNI_PLUGIN_MISSING', pattern: /failed to find plugin "(?<plugin>[^"]+)" in path/ },
  { code: 'NET_CNI_CONFIG', pattern: /no net(?:work)? ?configs? found|no networks found in|error parsing configuration list|could not load CNI config|failed to load netconf|incompatible CNI versions|unexpected end of JSON input|invalid character '|error (?:decoding|loading|reading|unmarshalling) (?:cni|config|delegate)/i },
  { code: 'NET_CNI_AGENT_DOWN', pattern: /\/run\/flannel\/subnet\.env: no such file|unable to connect to Cilium (?:daemon|agent)|Cilium API client timeout|stat \/var\/lib\/calico\/nodename: no such file/i },
  { code: 'NET_CNI_AUTH', pattern: /connection is unauthorized|^(?=.*(?:plugin type=|cni failed)).*(?:Unauthorized|is forbidden: User|provide credentials)|error getting ClusterInformation(?!.*(?:dial |timeout|refused|EOF))/ },
  { code: 'SANDBOX_RUNTIME_DOWN', pattern: /(?:containerd|crio|cri-dockerd|docker)\.sock|Cannot connect to the Docker daemon|^(?:Failed to create pod sandbox: )?rpc error: code = Unavailable/ },
  { code: 'NET_CNI_AGENT_DOWN', pattern: /^(?=.*?plugin type="(?<plugin>[^"]+)").*(?:connection refused|no such file or directory|connect: |Unavailable)|dial (?:tcp|unix) \S+: connect: (?:connection refused|no such file or directory)/ },
  { code: 'NET_CNI_TIMEOUT', pattern: /^(?=.*(?:setup network|set up sandbox|plugin type=)).*(?:context deadline exceeded|timed out|netplugin failed with no error message)/ },
  { code: 'NET_SETUP_FAILED', pattern: /failed to (?:setup network for sandbox|set up sandbox container "[^"]+" network for pod|create pod network sandbox)[^:]*:? ?(?<why>.*)$|networkPlugin cni failed to set up pod|failed to create network namespace/i },
  { code: 'SANDBOX_RUNTIME_HANDLER', pattern: /no runtime for "(?<h>[^"]+)" is configured|(?:failed to find|unknown) runtime handler "?(?<h2>[^"\s]+)|RuntimeHandler "(?<h3>[^"]+)" not supported|unable to get OCI runtime/ },
  { code: 'SANDBOX_PAUSE_IMAGE', pattern: /failed (?:to get sandbox image|to pull (?:sandbox )?image|pulling image) "(?<img>[^"]+)"/ },
  { code: 'SANDBOX_NO_SPACE', pattern: /no space left on device/ },
  { code: 'SANDBOX_CGROUP', pattern: /cgroup|^(?=.*systemd).*(?:timed out|Unit)/i },
  { code: 'SANDBOX_NAME_RESERVED', pattern: /failed to reserve sandbox name|name \S+ is reserved for|is in use by/ },
  { code: 'SANDBOX_TIMEOUT', pattern: /DeadlineExceeded|deadline exceeded/ },
  { code: 'SANDBOX_OCI', pattern: /failed to create (?:containerd task|shim)|OCI runtime create failed|runc create failed/ },
  { code: 'SANDBOX_FAILED', pattern: /./ },
];
