// Scheduling and capacity, in Simplified Chinese.
import type { SCHED } from '../sched';
import type { TextsOf } from '../entry';

export const SCHED_ZH: TextsOf<typeof SCHED> = {
  GATE: {
    says: 'Pod 在等待由其他组件放行的门控。',
    steps: ['查看 Pod 有哪些门控、由谁负责。'],
  },
  GATE_SCHEDULING: {
    says: '调度门控[ {gates} ]拦住了该 Pod，需等其控制器移除。',
    steps: ['查看负责该门控的控制器，例如等待配额的队列。'],
  },
  SCHED: {
    says: '调度器找不到可放置该 Pod 的节点。',
    steps: ['查看调度器给出的原因。'],
  },
  SCHED_GATED_PENDING: {
    says: '调度器正在等待该 Pod 的调度门控被移除。',
    steps: ['查看负责该门控的控制器。'],
  },
  SCHED_BIND_FAILED: {
    says: '调度器已选定节点，但绑定失败[：{why}]。',
    steps: ['检查 API Server 负载，并确认没有第二个调度器处理同一批 Pod。'],
  },
  SCHED_NO_NODES: {
    says: '集群中没有任何节点。',
    steps: ['添加节点，或排查节点为何无法注册。'],
  },
  SCHED_PVC: {
    says: 'Pod 使用的 PVC 尚未就绪，因此无法调度。',
    steps: ['查看各 PVC 的状态。'],
  },
  SCHED_PVC_MISSING: {
    says: 'PVC[ {pvc}] 不存在。',
    steps: ['在该命名空间创建 PVC，或改正 claimName。'],
  },
  SCHED_PVC_DELETING: {
    says: 'PVC[ {pvc}] 正在删除。',
    steps: ['等其他使用者停止后重新创建。'],
  },
  SCHED_PVC_LOST: {
    says: 'Pod 所用 PVC 背后的存储卷已被删除。',
    steps: ['恢复该存储卷，或删除并重建 PVC。'],
  },
  SCHED_PVC_UNBOUND: {
    says: 'Pod 使用的 PVC 尚未绑定存储卷。',
    steps: ['查看 PVC 事件中存储供应器（provisioner）的信息。'],
  },
  SCHED_PVC_EPHEMERAL_WAIT: {
    says: '临时卷的 PVC[ {pvc}] 尚未创建。',
    steps: ['检查 kube-controller-manager 的临时卷控制器以及 PVC 配额。'],
  },
  SCHED_STORAGECLASS_MISSING: {
    says: 'StorageClass[ {sc}] 不存在。',
    steps: ['创建该 StorageClass，或改正 PVC 的 storageClassName。'],
  },
  SCHED_HISTOGRAM: {
    says: '[共 {total} 个节点，]没有节点可以放置该 Pod。',
    steps: ['查看调度器给出的原因。'],
  },
  SCHED_INTERNAL_ERROR: {
    says: '调度器内部出错。',
    steps: ['查看调度器日志。'],
  },
  SCHED_INSUFFICIENT: {
    says: '没有节点剩余足够的[ {res}|资源]。',
    steps: ['扩容节点、调低资源申请，或清理不需要的负载。'],
  },
  SCHED_INSUFFICIENT_CPU: {
    says: '没有节点剩余足够的 CPU[（需要 {cpu}）]。',
    steps: [
      '扩容节点，或调低 CPU 的 requests。',
      '对比申请量与各节点剩余量。',
    ],
  },
  SCHED_INSUFFICIENT_MEMORY: {
    says: '没有节点剩余足够的内存[（需要 {memory}）]。',
    steps: ['扩容节点，或调低内存的 requests。'],
  },
  SCHED_INSUFFICIENT_EPHEMERAL: {
    says: '没有节点剩余足够的本地临时存储。',
    steps: ['调低 ephemeral-storage 的 requests，或使用磁盘更大的节点。'],
  },
  SCHED_INSUFFICIENT_DEVICE: {
    says: '没有节点剩余空闲的设备[ {res}]。',
    steps: ['查看各节点提供的设备数量以及 device plugin 是否健康。'],
  },
  SCHED_INSUFFICIENT_OTHER: {
    says: '没有节点剩余足够的[ {res}|资源]。',
    steps: ['查看各节点的可分配量，调低申请或扩容。'],
  },
  SCHED_TOO_MANY_PODS: {
    says: '所有节点的 Pod 数量都已达上限。',
    steps: ['扩容节点，或提高 max-pods 与对应的 IP 数量。'],
  },
  SCHED_REQUEST_TOO_LARGE: {
    says: 'Pod 申请的[ {res} |资源]超过了任何单个节点的容量[：申请 {requested}，最大的节点为 {largest}]。',
    steps: ['调低资源申请，或添加更大规格的节点。'],
  },
  SCHED_TAINT: {
    says: '节点污点[ {key} ]不允许放置该 Pod。',
    steps: ['查看各节点上的污点。'],
  },
  SCHED_TAINT_CUSTOM: {
    says: '节点带有该 Pod 未容忍的污点[ {key}]。',
    steps: ['若 Pod 应放在这些节点上，为其添加容忍度（toleration），否则添加无该污点的节点。'],
  },
  SCHED_TAINT_CONTROL_PLANE: {
    says: '只剩控制面节点，其污点不允许放置该 Pod。',
    steps: ['添加工作节点。'],
  },
  SCHED_NODES: {
    says: '能放置该 Pod 的节点目前不可用。',
    steps: ['查看各节点的状态。'],
  },
  SCHED_NODES_NOT_READY: {
    says: '能放置该 Pod 的节点未就绪（NotReady）。',
    steps: ['修复这些节点，或添加其他节点。'],
  },
  SCHED_NODES_CORDONED: {
    says: '能放置该 Pod 的节点已被封锁（cordon）。',
    steps: ['维护结束后解除封锁，或添加其他节点。'],
  },
  SCHED_NODES_PRESSURE: {
    says: '能放置该 Pod 的节点内存、磁盘或 PID 紧张。',
    steps: ['查看节点上报的压力状况并释放相应资源。'],
  },
  SCHED_NODES_BOOTING: {
    says: '能放置该 Pod 的节点仍在启动。',
    steps: ['稍候；若持续，检查对应污点所属的节点组件。'],
  },
  SCHED_NODES_DRAINING: {
    says: '能放置该 Pod 的节点正在下线。',
    steps: ['等待替换节点就绪。'],
  },
  SCHED_NODE_AFFINITY: {
    says: '没有可用节点匹配 Pod 的 nodeSelector 或节点亲和性。',
    steps: ['对照 Pod 要求的标签与节点实际标签。'],
  },
  SCHED_AFFINITY_CONFLICT: {
    says: 'Pod 的亲和性条件互相矛盾。',
    steps: ['修正工作负载的亲和性配置。'],
  },
  SCHED_NODE_NAME: {
    says: 'Pod 指定的节点不存在。',
    steps: ['确认该节点是否已被移除；DaemonSet 会自行替换 Pod。'],
  },
  SCHED_POD_AFFINITY: {
    says: '没有节点运行着 Pod 亲和性所要求的邻近 Pod。',
    steps: ['先启动被依赖的 Pod，或放宽亲和性。'],
  },
  SCHED_POD_ANTI_AFFINITY: {
    says: 'Pod 反亲和性排除了所有节点：每个节点上都有不能共处的 Pod。',
    steps: ['扩容节点、减少副本，或将反亲和改为“尽量满足”。'],
  },
  SCHED_TOPOLOGY_SPREAD: {
    says: '没有节点能满足 Pod 的拓扑分布约束。',
    steps: ['检查无余量的可用区与残留旧副本，或放宽 whenUnsatisfiable。'],
  },
  SCHED_HOST_PORT: {
    says: '所有候选节点上该 Pod 的 hostPort 都已被占用。',
    steps: ['改用 Service 而非 hostPort，或保证每节点至多一个此类 Pod。'],
  },
  SCHED_VOLUME: {
    says: 'Pod 使用的存储卷排除了所有节点。',
    steps: ['查看存储卷所在位置。'],
  },
  SCHED_VOLUME_ZONE: {
    says: 'Pod 的存储卷所在的可用区或节点没有可用的节点。',
    steps: ['在存储卷所在可用区扩容；新建 PVC 请使用 WaitForFirstConsumer 的 StorageClass。'],
  },
  SCHED_VOLUME_NO_PV: {
    says: '没有符合 PVC 的存储卷，也无法在此动态创建。',
    steps: ['创建匹配的 PV，或使用可动态供应的 StorageClass。'],
  },
  SCHED_VOLUME_CAPACITY: {
    says: '节点可用的存储池剩余容量不足以满足 PVC。',
    steps: ['扩充存储池，或调低 PVC 容量。'],
  },
  SCHED_VOLUME_LIMIT: {
    says: '所有节点挂载的存储卷数量都已达上限。',
    steps: ['扩容节点，或使用挂载上限更高的机型。'],
  },
  SCHED_VOLUME_BUSY: {
    says: '存储卷正被另一个 Pod 独占使用。',
    steps: ['先停止另一个 Pod，或使用可共享的存储卷。'],
  },
  SCHED_NODE_FEATURES: {
    says: '节点缺少该 Pod 所需的特性[：{rest}]。',
    steps: ['升级节点，或将 Pod 放到更新的节点上。'],
  },
  SCHED_PREFILTERED: {
    says: '节点在预过滤阶段就被[ {plugins} ]排除。',
    steps: ['检查 Pod 的亲和性与存储卷。'],
  },
  SCHED_EXTENDER: {
    says: '自定义调度插件拒绝了这些节点[：{text}]。',
    steps: ['联系该调度插件的负责人。'],
  },
  SCHED_AUTOSCALE: {
    says: 'Pod 需要等待自动扩缩容添加节点。',
    steps: ['查看自动扩缩容对该 Pod 的反馈。'],
  },
  SCHED_AUTOSCALE_PENDING: {
    says: '集群资源不足，自动扩缩容正在为该 Pod 添加节点。',
    steps: ['等待新节点就绪。'],
  },
  SCHED_AUTOSCALE_REFUSED: {
    says: '集群资源不足，且自动扩缩容不会添加节点[：{why}]。',
    steps: ['调高合适节点组的规模上限，或修改 Pod 的要求。'],
  },
  SCHED_AUTOSCALE_FAILED: {
    says: '自动扩缩容添加节点失败[：{text}]。',
    steps: ['检查云厂商的库存与配额以及自动扩缩容日志。'],
  },
  SCHED_PREEMPTION_WAIT: {
    says: 'Pod 正在等待低优先级 Pod 离开[ {node}|目标节点]。',
    steps: ['稍候：时长取决于它们的终止宽限期。'],
  },
  SCHED_SCHEDULER_SILENT: {
    says: '调度器[ {schedulerName} ]对该 Pod 没有任何反应。',
    steps: ['确认该调度器正在运行，且 schedulerName 拼写正确。'],
  },
  SCHED_SLOW: {
    says: '调度器放置该 Pod 耗时较长。',
    steps: ['查看调度器的队列与待调度 Pod 数量。'],
  },
};
