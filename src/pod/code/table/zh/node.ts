// Nodes, kubelets and their refusals, in Simplified Chinese.
import type { NODE } from '../node';
import type { TextsOf } from '../entry';

export const NODE_ZH: TextsOf<typeof NODE> = {
  NODE: {
    says: 'Pod 所在的[节点 {node} |节点]存在问题。',
    steps: ['查看节点的状况（conditions）。'],
  },
  NODE_ADMIT: {
    says: '[节点 {node} |节点]拒绝了已调度到其上的 Pod。',
    steps: ['控制器会自动替换该 Pod；无控制器的 Pod 需手动删除。'],
  },
  NODE_ADMIT_OUTOF: {
    says: 'Pod 到达时[节点 {node} |节点]已没有余量。',
    steps: ['控制器会自动替换该 Pod；若频繁出现，检查是否存在第二个调度器。'],
  },
  NODE_ADMIT_OUTOF_CPU: {
    says: 'Pod 到达时[节点 {node} |节点]的 CPU 已被其他 Pod 抢先占用。',
    steps: ['控制器会自动替换该 Pod；若频繁出现，检查是否存在第二个调度器。'],
  },
  NODE_ADMIT_OUTOF_MEMORY: {
    says: 'Pod 到达时[节点 {node} |节点]的内存已被其他 Pod 抢先占用。',
    steps: ['控制器会自动替换该 Pod；若频繁出现，检查是否存在第二个调度器。'],
  },
  NODE_ADMIT_OUTOF_PODS: {
    says: 'Pod 到达时[节点 {node} |节点]的 Pod 数量已达上限。',
    steps: ['控制器会自动替换该 Pod；检查节点的 max-pods。'],
  },
  NODE_ADMIT_OUTOF_OTHER: {
    says: 'Pod 到达时[节点 {node} |节点]的[ {res} |资源]已耗尽。',
    steps: ['控制器会自动替换该 Pod；查看该节点上还有谁在使用。'],
  },
  NODE_ADMIT_AFFINITY: {
    says: '[节点 {node} |节点]的标签已不符合 Pod 的要求。',
    steps: ['控制器会自动替换该 Pod；排查谁修改了节点标签。'],
  },
  NODE_ADMIT_PREDICATE: {
    says: '[节点 {node} |节点]已不满足该 Pod 的放置条件，拒绝了它。',
    steps: ['查看节点给出的原因；控制器会自动替换该 Pod。'],
  },
  NODE_ADMIT_VOLUME_LIMIT: {
    says: '[节点 {node} |节点]无法再挂载更多存储卷。',
    steps: ['控制器会自动替换该 Pod；检查驱动上报的挂载上限。'],
  },
  NODE_ADMIT_FEATURE: {
    says: '[节点 {node} |节点]不支持该 Pod 所需的特性。',
    steps: ['升级节点，或将 Pod 限定在支持的节点上。'],
  },
  NODE_ADMIT_TOPOLOGY: {
    says: '[节点 {node} |节点]无法为该 Pod 分配 NUMA 对齐的 CPU 与设备。',
    steps: ['申请整核 CPU，或使用感知拓扑的调度器。'],
  },
  NODE_ADMIT_DEVICE: {
    says: '[节点 {node} |节点]无法为该 Pod 分配设备或 CPU。',
    steps: ['重启节点上的 device plugin，或排空节点。'],
  },
  NODE_ADMIT_OS: {
    says: 'Pod 的操作系统与[节点 {node} |节点]不一致。',
    steps: ['通过 kubernetes.io/os 设置 nodeSelector。'],
  },
  NODE_ADMIT_SECURITY: {
    says: '[节点 {node} |节点]不允许该 Pod 的某项安全设置。',
    steps: ['去掉该设置，或放到允许的节点上。'],
  },
  NODE_ADMIT_SHUTDOWN: {
    says: '[节点 {node} |节点]正在关机，不再接收 Pod。',
    steps: ['控制器会在其他节点上自动重建该 Pod。'],
  },
  NODE_LOST: {
    says: 'Pod 所在的[节点 {node} |节点]已失联。',
    steps: ['确认节点是否仍存在，修复或移除它。'],
  },
  NODE_NOT_READY: {
    says: 'Pod 所在的[节点 {node} |节点]未就绪（NotReady）[：{why}]。',
    steps: ['查看节点状况与 kubelet。'],
  },
  NODE_UNREACHABLE: {
    says: '[节点 {node} |节点]的 kubelet 已停止上报。',
    steps: ['检查机器是否运行、能否访问 API Server。'],
  },
  NODE_REBOOTED: {
    says: '[节点 {node} |节点]发生了重启。',
    steps: ['等待节点恢复就绪，并排查重启原因。'],
  },
  NODE_DELETED: {
    says: 'Pod 所在的[节点 {node} |节点]已从集群中移除。',
    steps: ['控制器会在其他节点上自动重建该 Pod。'],
  },
  NODE_RUNTIME_DOWN: {
    says: '[节点 {node} |节点]的容器运行时已停止工作。',
    steps: ['重启节点上的容器运行时，或排空节点。'],
  },
  NODE_PLEG_UNHEALTHY: {
    says: '[节点 {node} |节点]的 kubelet 无法按时获取容器状态（PLEG 不健康）。',
    steps: ['检查节点的容器运行时与磁盘。'],
  },
  NODE_DNS_CONFIG: {
    says: '[节点 {node} |节点]或 Pod 的 DNS 配置不完整或超出限制。',
    steps: ['检查 kubelet 的 clusterDNS 与搜索域配置。'],
  },
  NODE_CONTAINER_LOST: {
    says: '[节点 {node} |节点]的 kubelet 丢失了[容器 {container}|容器]，无法得知其退出原因。',
    steps: ['检查节点：很可能节点或其运行时曾重启。'],
  },
  KUBELET: {
    says: '[节点 {node} |节点]的 kubelet 处理该 Pod 时受阻。',
    steps: ['查看节点上的 kubelet 日志。'],
  },
  KUBELET_SYNC: {
    says: '[节点 {node} |节点]的 kubelet 无法继续推进该 Pod。',
    steps: ['查看节点上的 kubelet 日志。'],
  },
  KUBELET_SYNC_FAILED: {
    says: '[节点 {node} |节点]的 kubelet 同步该 Pod 失败。',
    steps: ['查看 kubelet 日志以及节点的磁盘与 cgroup。'],
  },
  KUBELET_ACK_SLOW: {
    says: '[节点 {node} |节点]的 kubelet 过了很久才开始处理该 Pod。',
    steps: ['检查 kubelet 的 CPU 以及它对 API Server 的监听。'],
  },
  KUBELET_HANDOFF_SLOW: {
    says: 'init 容器结束后，[节点 {node} |节点]的 kubelet 迟迟没有继续。',
    steps: ['检查 kubelet 的 CPU 与节点上的 Pod 数量。'],
  },
  KUBELET_STATUS_LAG: {
    says: '[节点 {node} |节点]的 kubelet 上报状态滞后。',
    steps: ['检查 kubelet 的 kubeAPIQPS 与 API Server 延迟。'],
  },
  KUBELET_SETUP_STALLED: {
    says: '[节点 {node} |节点]的 kubelet 接收了该 Pod，此后再无动静。',
    steps: ['查看节点上的 kubelet 日志。'],
  },
};
