// Volumes and claims, in Simplified Chinese.
import type { VOL } from '../vol';
import type { TextsOf } from '../entry';

export const VOL_ZH: TextsOf<typeof VOL> = {
  VOL: {
    says: 'Pod 的存储卷尚未就绪。',
    steps: ['查看事件中关于存储卷的信息。'],
  },
  VOL_PROVISION: {
    says: 'Pod 的存储卷仍在创建中。',
    steps: ['查看 PVC 的事件。'],
  },
  VOL_PROVISION_TIMEOUT: {
    says: 'Pod 的存储卷未能按时创建[：{why}]。',
    steps: ['查看 PVC 的事件与存储供应器日志。'],
  },
  VOL_PROVISION_SLOW: {
    says: '创建 Pod 的存储卷耗时较长。',
    steps: ['检查存储供应器与后端存储。'],
  },
  VOL_ATTACH: {
    says: 'Pod 的存储卷无法挂接到[节点 {node}|节点]。',
    steps: ['查看 VolumeAttachment 与存储驱动控制器。'],
  },
  VOL_ATTACH_MULTI: {
    says: '[存储卷 {vol} |存储卷]仍挂接在其他节点上[，正被 {users} 使用]。',
    steps: [
      '等待旧 Pod 停止且存储卷卸载。',
      '改用 Recreate 策略，或使用支持多节点共享的存储卷。',
    ],
  },
  VOL_ATTACH_LIMIT: {
    says: '[节点 {node} |节点]挂接的存储卷数量已达上限。',
    steps: ['检查驱动为该节点上报的挂接上限。'],
  },
  VOL_ATTACH_TIMEOUT: {
    says: '存储驱动未能按时挂接[存储卷 {vol}|存储卷]。',
    steps: ['检查存储驱动控制器与后端存储。'],
  },
  VOL_ATTACH_FAILED: {
    says: '[存储卷 {vol} |存储卷]无法挂接到[节点 {node}|节点][：{why}]。',
    steps: ['查看存储驱动控制器与 VolumeAttachment。'],
  },
  VOL_ATTACH_NOT_REPORTED: {
    says: '[节点 {node} |节点]尚未上报存储卷已挂接。',
    steps: ['通常会自行恢复；否则检查 attach-detach 控制器。'],
  },
  VOL_ATTACH_PENDING: {
    says: 'Pod 的存储卷尚未挂接到[节点 {node}|节点]。',
    steps: ['查看 VolumeAttachment 及其驱动。'],
  },
  VOL_ATTACH_SLOW: {
    says: '将存储卷挂接到[节点 {node} |节点]耗时较长。',
    steps: ['检查存储驱动控制器。'],
  },
  VOL_MOUNT: {
    says: 'Pod 的存储卷无法挂载。',
    steps: ['查看事件中关于存储卷的信息。'],
  },
  VOL_MOUNT_CONFIGMAP_MISSING: {
    says: 'Pod 挂载的 ConfigMap[ {cm}] 不存在。',
    steps: ['创建该 ConfigMap、改正名称，或将该卷设为 optional。'],
  },
  VOL_MOUNT_SECRET_MISSING: {
    says: 'Pod 挂载的 Secret[ {s}] 不存在。',
    steps: ['创建该 Secret、改正名称，或将该卷设为 optional。'],
  },
  VOL_MOUNT_KEY_MISSING: {
    says: 'Pod 挂载所需的键[ {key} ]在 ConfigMap 或 Secret 中不存在。',
    steps: ['添加该键，或改正卷的 items。'],
  },
  VOL_MOUNT_CACHE_SYNC: {
    says: '[节点 {node} |节点]的 kubelet 未能按时获取 ConfigMap 或 Secret。',
    steps: ['通常会自行恢复；否则检查 API Server 延迟。'],
  },
  VOL_MOUNT_TOKEN: {
    says: '无法获取 Pod 的 ServiceAccount 令牌或证书。',
    steps: ['检查 ServiceAccount 与 API Server。'],
  },
  VOL_MOUNT_DRIVER_MISSING: {
    says: '存储驱动[ {drv} ]未在[节点 {node} |节点]上运行。',
    steps: ['检查该驱动在节点上的 Pod。'],
  },
  VOL_MOUNT_HOSTPATH_TYPE: {
    says: '[节点 {node} |节点]上的[ {path} | hostPath ]不是[ {type} |要求的]类型。',
    steps: ['改正 hostPath 的路径或类型，或在节点上创建它。'],
  },
  VOL_MOUNT_FS_CORRUPT: {
    says: '存储卷的文件系统损坏或类型不符。',
    steps: ['修复文件系统，或从快照恢复存储卷。'],
  },
  VOL_MOUNT_NFS: {
    says: 'NFS 服务器拒绝挂载或无法访问[：{why}]。',
    steps: ['检查 NFS 导出配置与地址，以及节点到它的网络。'],
  },
  VOL_MOUNT_BUSY: {
    says: '存储卷上的前一个操作尚未结束。',
    steps: ['稍候；若持续，检查节点上的驱动 Pod。'],
  },
  VOL_MOUNT_AUTH: {
    says: '存储后端不接受挂载所用的凭证。',
    steps: ['改正驱动或共享存储的凭证。'],
  },
  VOL_MOUNT_DEADLINE: {
    says: '[节点 {node} |节点]上的存储驱动未能按时完成挂载。',
    steps: ['检查节点上的驱动 Pod 与设备。'],
  },
  VOL_MOUNT_NODE_AFFINITY: {
    says: 'Pod 使用的本地卷属于其他节点。',
    steps: ['删除 Pod 使其重新调度，或改正该卷的节点亲和性。'],
  },
  VOL_MAP: {
    says: 'Pod 的块设备卷无法就绪。',
    steps: ['查看事件中关于存储卷的信息。'],
  },
  VOL_MAP_FAILED: {
    says: 'Pod 的块设备卷在[节点 {node} |节点]上准备失败。',
    steps: ['检查节点上的驱动 Pod。'],
  },
  VOL_MOUNT_WAIT: {
    says: 'Pod 仍在等待存储卷[ {unmounted}]。',
    steps: ['在事件中查找该卷的具体报错。'],
  },
  VOL_MOUNT_FAILED: {
    says: '[存储卷 {vol} |存储卷]挂载失败[：{why}]。',
    steps: ['检查节点上的驱动 Pod 与后端存储。'],
  },
  VOL_MOUNT_FAILED_HELPER_MISSING: {
    says: '[节点 {node} |节点]缺少挂载该文件系统所需的工具。',
    steps: ['在节点上安装，例如 nfs-common 或 cifs-utils。'],
  },
  VOL_MOUNT_STALLED: {
    says: '存储卷已挂接，但在[节点 {node} |节点]上的挂载毫无进展。',
    steps: ['检查节点上的驱动 Pod。'],
  },
  VOL_MOUNT_SLOW: {
    says: '在[节点 {node} |节点]上挂载存储卷耗时较长。',
    steps: ['检查节点上的驱动 Pod。'],
  },
  VOL_FSGROUP_SLOW: {
    says: 'kubelet 正按 fsGroup 逐个修改存储卷文件的属组[，已处理 {files} 个文件]。',
    steps: ['在 Pod 的 securityContext 中设置 fsGroupChangePolicy: OnRootMismatch。'],
  },
  PVC: {
    says: 'Pod 使用的 PVC 尚未绑定。',
    steps: ['查看 PVC 的事件。'],
  },
  PVC_WAIT_FIRST_CONSUMER: {
    says: 'PVC 在等待使用它的 Pod 完成调度，属正常现象。',
    steps: ['查看 Pod 为何尚未调度。'],
  },
  PVC_PROVISION: {
    says: 'PVC 的存储卷尚未创建。',
    steps: ['查看 PVC 的事件。'],
  },
  PVC_PROVISION_FAILED: {
    says: '[StorageClass {sc} ]创建存储卷失败[：{why}]。',
    steps: ['检查存储供应器与后端存储。'],
  },
  PVC_PROVISION_WAIT: {
    says: '存储供应器[ {p} ]尚未创建出存储卷。',
    steps: ['检查该存储供应器是否已安装并运行。'],
  },
  PVC_CLASS_MISSING: {
    says: 'PVC 指定的 StorageClass[ {sc}] 不存在。',
    steps: ['创建该 StorageClass，或改正 storageClassName。'],
  },
  PVC_NO_PV: {
    says: 'PVC 未指定 StorageClass，也没有匹配的存储卷。',
    steps: ['指定 storageClassName、设置默认 StorageClass，或创建 PV。'],
  },
  PVC_LOST: {
    says: 'PVC 背后的存储卷已被删除。',
    steps: ['恢复该存储卷，或删除并重建 PVC。'],
  },
  PVC_RESIZE: {
    says: '存储卷尚未完成扩容。',
    steps: ['查看 PVC 的事件。'],
  },
  PVC_RESIZE_FAILED: {
    says: '存储卷扩容失败。',
    steps: ['确认 StorageClass 与驱动是否支持扩容。'],
  },
};
