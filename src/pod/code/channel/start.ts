// Starts of containers. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const START_RULES: readonly Rule[] = [
  { code: 'CTR_START_EXEC_FORMAT', pattern: /exec format error/ },
  { code: 'CTR_START_MOUNT_TYPE', pattern: /not a directory: unknown: Are you trying to mount a directory onto a file|Are you trying to mount a directory onto a file/ },
  { code: 'CTR_START_WORKDIR', pattern: /chdir to cwd|working directory|mkdir \S+: (?:not a directory|read-only)/ },
  { code: 'CTR_START_USER_MISSING', pattern: /unable to find (?:user|group) (?<u>[^:]+): (?:no matching entries|invalid)/ },
  { code: 'CTR_START_EXEC_NOT_FOUND', pattern: /exec: "(?<cmd>[^"]+)": (?:executable file not found in \$PATH|(?:stat \S+: )?no such file or directory)|executable file (?:[`"'](?<cmd2>[^`"']*)[`"'] )?not found|error finding executable|exec (?<cmd3>\S+): no such file or directory|The system cannot find the file specified/ },
  { code: 'CTR_START_PERMISSION', pattern: /permission denied/i },
  { code: 'CTR_START_RUNTIME_FEATURE', pattern: /MOUNT_ATTR_IDMAP|idmap mounts? (?:is|are) not supported/ },
  { code: 'CTR_START_INIT_OOM', pattern: /container init was OOM-killed|memory limit too low/ },
  { code: 'CTR_START_DEVICE', pattern: /nvidia-container-cli|failed to inject CDI|device or resource busy/ },
  { code: 'CTR_START_CGROUP', pattern: /cgroup|pids\.max|unable to apply cgroup/i },
  { code: 'CTR_START_RUNTIME', pattern: /shim|OCI runtime|runc|context deadline exceeded|ttrpc/ },
  { code: 'CTR_START_FAILED', pattern: /./ },
];
