// Mounts and attaches of volumes. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const VOL_RULES: readonly Rule[] = [
  { code: 'VOL_FSGROUP_SLOW', pattern: /^Setting volume ownership for (?<path>[^\s,]+)(?:,? (?:is taking longer than expected|processed (?<files>\d+) files))/ },
  { code: 'VOL_ATTACH_MULTI', pattern: /^Multi-Attach error for volume "(?<vol>[^"]+)" Volume is already (?:exclusively attached to one node and can't be attached to another|used by (?:pod\(s\) )?(?<users>.+))/ },
  { code: 'VOL_ATTACH_MULTI', pattern: /^(?=.*AttachVolume).*(?:already (?:exclusively )?(?:attached to|(?:being )?used by)|in use by|VolumeInUse|currently attached to|IN_USE_BY_ANOTHER)|rbd image \S+ is still being used/i },
  { code: 'VOL_ATTACH_LIMIT', pattern: /^(?=.*AttachVolume).*(?:ResourceExhausted|attachment ?limit|maximum number of (?:\w+ )?(?:disks|volumes|attachments)|too many (?:volumes|disks|attachments))/i },
  { code: 'VOL_ATTACH_TIMEOUT', pattern: /^(?=.*AttachVolume).*(?:timed out|attachment timeout|DeadlineExceeded|deadline exceeded)/i },
  { code: 'VOL_ATTACH_FAILED', pattern: /AttachVolume\.\S+ failed for volume "(?<vol>[^"]+)" ?:? ?(?<why>.*)$/ },
  // A vault's own "not found" and "denied" are its words about its objects, not about the cluster's.
  { code: 'VOL_MOUNT_FAILED', pattern: /(?:failed to mount secrets store objects|secretproviderclass)(?<why>.*)$/i },
  { code: 'VOL_MOUNT_CONFIGMAP_MISSING', pattern: /configmap(?:s)? "(?<cm>[^"]+)" not found/ },
  { code: 'VOL_MOUNT_SECRET_MISSING', pattern: /secret(?:s)? "(?<s>[^"]+)" not found/ },
  { code: 'VOL_MOUNT_KEY_MISSING', pattern: /references non-existent (?:config|secret) key(?:: (?<key>\S+))?/ },
  { code: 'VOL_MOUNT_CACHE_SYNC', pattern: /failed to sync (?:configmap|secret) cache: timed out waiting for the condition|couldn't propagate object cache|object "[^"]+"\/"[^"]+" not registered/ },
  { code: 'VOL_MOUNT_TOKEN', pattern: /failed to fetch token|serviceaccounts? "[^"]+" (?:not found|is forbidden)|clustertrustbundle|podcertificate/i },
  { code: 'VOL_MOUNT_DRIVER_MISSING', pattern: /driver name (?<drv>\S+) not found in the list of registered CSI drivers/ },
  { code: 'VOL_MOUNT_HOSTPATH_TYPE', pattern: /hostPath type check failed: (?<path>\S+) is not an? (?<type>.+)$/ },
  { code: 'VOL_MOUNT_FAILED_HELPER_MISSING', pattern: /need a \/sbin\/mount\.[\w<>]+ helper|unknown filesystem type|executable file not found in \$PATH/ },
  { code: 'VOL_MOUNT_FS_CORRUPT', pattern: /wrong fs type, bad option, bad superblock|'?fsck'? found errors|can't read superblock|Structure needs cleaning/ },
  { code: 'VOL_MOUNT_NFS', pattern: /mount\.nfs\S*: (?<why>.+)|rpc\.statd is not running|access denied by server while mounting/ },
  { code: 'VOL_MOUNT_BUSY', pattern: /already mounted or \S+(?: \S+)? ?busy|volume is busy|operation with the given [^:]+ already exists|operation locked due to in progress|operation (?:for|on) [^:]+ already in progress/i },
  { code: 'VOL_MOUNT_AUTH', pattern: /^(?=.*MountVolume).*(?:permission denied|Operation not permitted|not authorized|Unauthorized|Unauthenticated|PermissionDenied|Access ?Denied)/i },
  { code: 'VOL_MOUNT_DEADLINE', pattern: /^(?=.*MountVolume).*(?:DeadlineExceeded|deadline exceeded|timed out)/i },
  { code: 'VOL_ATTACH_NOT_REPORTED', pattern: /Volume (?:not attached according to node status|has not been added to the list of VolumesInUse)/ },
  { code: 'VOL_MOUNT_NODE_AFFINITY', pattern: /NodeAffinity check failed/ },
  { code: 'VOL_MAP_FAILED', pattern: /^MapVolume\.\S+ failed/ },
  { code: 'VOL_MOUNT_WAIT', pattern: /^Unable to (?:attach or )?mount volumes(?:: unmounted volumes=\[(?<unmounted>[^\]]*)\](?:, unattached volumes=\[(?<unattached>[^\]]*)\])?(?:, failed to process volumes=\[(?<failed>[^\]]*)\])?| for pod )/ },
  { code: 'VOL_MOUNT_FAILED', pattern: /^MountVolume\.(?<step>\w+) (?:failed|error|check failed|initialization failed) for volume "(?<vol>[^"]+)"\s*:? ?(?<why>.*)$/ },
];
