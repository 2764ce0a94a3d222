// Starts of containers. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const START_RULES: readonly Rule[] = [
  { code: 'CTR_START_EXEC_FORMAT', owner: 'user', rank: 1, advice: 'Binary is for another architecture, or a script lacks a shebang.', pattern: /exec format error/ },
  { code: 'CTR_START_MOUNT_TYPE', owner: 'user', rank: 1, advice: 'A file is mounted over a directory or the reverse (subPath of a missing file).', pattern: /not a directory: unknown: Are you trying to mount a directory onto a file|Are you trying to mount a directory onto a file/ },
  { code: 'CTR_START_WORKDIR', owner: 'user', rank: 1, advice: 'workingDir does not exist or is not accessible.', pattern: /chdir to cwd|working directory|mkdir .* (?:not a directory|read-only)/ },
  { code: 'CTR_START_USER_MISSING', owner: 'user', rank: 1, advice: 'User {u} is not in the image\'s passwd.', pattern: /unable to find (?:user|group) (?<u>[^:]+): (?:no matching entries|invalid)/ },
  { code: 'CTR_START_EXEC_NOT_FOUND', owner: 'user', rank: 1, advice: 'Command {cmd} is not in the image (or its loader/shebang interpreter is missing).', pattern: /exec: "(?<cmd>[^"]+)": (?:executable file not found in \$PATH|(?:stat \S+: )?no such file or directory)|executable file not found in \$PATH|exec (?<cmd2>\S+): no such file or directory/ },
  { code: 'CTR_START_PERMISSION', owner: 'user', rank: 1, advice: 'Command is not executable by this user, or the mount is noexec.', pattern: /permission denied/ },
  { code: 'CTR_START_RUNTIME_FEATURE', owner: 'platform', rank: 1, advice: 'The kernel or runtime of the node lacks what this pod asks for.', pattern: /MOUNT_ATTR_IDMAP|idmap mounts? (?:is|are) not supported/ },
  { code: 'CTR_START_INIT_OOM', owner: 'user', rank: 1, advice: 'Memory limit too small to start a process.', pattern: /container init was OOM-killed|memory limit too low/ },
  { code: 'CTR_START_DEVICE', owner: 'platform', rank: 1, advice: 'GPU driver/toolkit problem on the node.', pattern: /nvidia-container-cli|failed to inject CDI|device or resource busy/ },
  { code: 'CTR_START_CGROUP', owner: 'platform', rank: 1, advice: 'cgroup setup failed.', pattern: /cgroup|pids\.max|unable to apply cgroup/i },
  { code: 'CTR_START_RUNTIME', owner: 'platform', rank: 2, advice: '{text}', pattern: /shim|OCI runtime|runc|context deadline exceeded|ttrpc/ },
  { code: 'CTR_START_FAILED', owner: 'user', rank: 3, advice: '{text}', pattern: /./ },
];
