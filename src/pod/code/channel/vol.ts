// Mounts and attaches of volumes. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const VOL_RULES: readonly Rule[] = [
  { code: 'VOL_FSGROUP_SLOW', owner: 'user', rank: 1, advice: 'Recursive chown for fsGroup ({files} files so far); set fsGroupChangePolicy: OnRootMismatch.', pattern: /^Setting volume ownership for (?<path>[^\s,]+)(?:,? (?:is taking longer than expected|processed (?<files>\d+) files))/ },
  { code: 'VOL_ATTACH_MULTI', owner: 'dependency', rank: 1, advice: '{vol} is still attached elsewhere ({users}); the old pod must terminate and detach; use Recreate or RWX.', pattern: /^Multi-Attach error for volume "(?<vol>[^"]+)" Volume is already (?:exclusively attached to one node and can't be attached to another|used by (?:pod\(s\) )?(?<users>.+))/ },
  { code: 'VOL_ATTACH_LIMIT', owner: 'platform', rank: 1, advice: 'Node attach limit reached although scheduled; the driver\'s limit is misreported.', pattern: /AttachVolume.*(?:ResourceExhausted|attachment limit|maximum number of (?:disks|volumes)|too many (?:volumes|disks))/i },
  { code: 'VOL_ATTACH_TIMEOUT', owner: 'dependency', rank: 1, advice: 'CSI attacher did not answer; check the controller plugin and the cloud API.', pattern: /AttachVolume.*(?:timed out waiting for external-attacher|DeadlineExceeded|context deadline exceeded)/ },
  { code: 'VOL_ATTACH_FAILED', owner: 'dependency', rank: 2, advice: '{why}', pattern: /AttachVolume\.\S+ failed for volume "(?<vol>[^"]+)" ?:? ?(?<why>.*)$/ },
  { code: 'VOL_MOUNT_CONFIGMAP_MISSING', owner: 'user', rank: 1, advice: 'Create ConfigMap {cm} or mark it optional.', pattern: /configmap(?:s)? "(?<cm>[^"]+)" not found/ },
  { code: 'VOL_MOUNT_SECRET_MISSING', owner: 'user', rank: 1, advice: 'Create Secret {s} or mark it optional.', pattern: /secret(?:s)? "(?<s>[^"]+)" not found/ },
  { code: 'VOL_MOUNT_KEY_MISSING', owner: 'user', rank: 1, advice: 'Key {key} is missing in the referenced object.', pattern: /references non-existent (?:config|secret) key: (?<key>\S+)/ },
  { code: 'VOL_MOUNT_CACHE_SYNC', owner: 'platform', rank: 1, advice: 'Kubelet could not list the object in time; transient API slowness.', pattern: /failed to sync (?:configmap|secret) cache: timed out waiting for the condition|object "[^"]+"\/"[^"]+" not registered/ },
  { code: 'VOL_MOUNT_TOKEN', owner: 'platform', rank: 1, advice: 'Projected token/certificate source failed.', pattern: /failed to fetch token|serviceaccounts? "[^"]+" (?:not found|is forbidden)|clustertrustbundle|podcertificate/i },
  { code: 'VOL_MOUNT_DRIVER_MISSING', owner: 'platform', rank: 1, advice: 'CSI node plugin {drv} is not running on this node.', pattern: /driver name (?<drv>\S+) not found in the list of registered CSI drivers/ },
  { code: 'VOL_MOUNT_HOSTPATH_TYPE', owner: 'user', rank: 1, advice: '{path} is not a {type} on this node.', pattern: /hostPath type check failed: (?<path>\S+) is not an? (?<type>.+)$/ },
  { code: 'VOL_MOUNT_FS_CORRUPT', owner: 'dependency', rank: 1, advice: 'File system damaged or wrong type; repair or restore from snapshot.', pattern: /wrong fs type, bad option, bad superblock|fsck found errors|can't read superblock|Structure needs cleaning/ },
  { code: 'VOL_MOUNT_NFS', owner: 'dependency', rank: 1, advice: 'NFS server refused or unreachable: {why}', pattern: /mount\.nfs\S*: (?<why>.+)|rpc\.statd is not running|access denied by server while mounting/ },
  { code: 'VOL_MOUNT_BUSY', owner: 'dependency', rank: 1, advice: 'A previous operation on the volume is still running.', pattern: /already mounted or mount point busy|volume is busy|an operation with the given Volume ID \S+ already exists/i },
  { code: 'VOL_MOUNT_AUTH', owner: 'dependency', rank: 1, advice: 'Credentials of the driver or the share are wrong.', pattern: /MountVolume.*(?:permission denied|Unauthorized|Unauthenticated|PermissionDenied|AccessDenied)/i },
  { code: 'VOL_MOUNT_DEADLINE', owner: 'dependency', rank: 1, advice: 'The CSI node call did not finish; check the node plugin and the device.', pattern: /MountVolume.*(?:DeadlineExceeded|context deadline exceeded|timed out)/ },
  { code: 'VOL_ATTACH_NOT_REPORTED', owner: 'platform', rank: 2, advice: 'Attach-detach controller and node status disagree; usually heals.', pattern: /Volume (?:not attached according to node status|has not been added to the list of VolumesInUse)/ },
  { code: 'VOL_MOUNT_NODE_AFFINITY', owner: 'user', rank: 1, advice: 'Local PV belongs to another node.', pattern: /NodeAffinity check failed/ },
  { code: 'VOL_MAP_FAILED', owner: 'dependency', rank: 2, advice: 'Block volume mapping failed.', pattern: /^MapVolume\.\S+ failed/ },
  { code: 'VOL_MOUNT_WAIT', owner: 'dependency', rank: 3, advice: 'Waiting for {unmounted}; if listed in unattached, look at the attach; emitted only up to 1.27.', pattern: /^Unable to attach or mount volumes: unmounted volumes=\[(?<unmounted>[^\]]*)\](?:, unattached volumes=\[(?<unattached>[^\]]*)\])?(?:, failed to process volumes=\[(?<failed>[^\]]*)\])?/ },
  { code: 'VOL_MOUNT_FAILED', owner: 'dependency', rank: 2, advice: '{step}: {why}', pattern: /^MountVolume\.(?<step>.+?) (?:failed|error) for volume "(?<vol>[^"]+)"\s*:? ?(?<why>.*)$/ },
];
