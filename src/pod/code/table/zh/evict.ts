// Evictions, in Simplified Chinese.
import type { EVICT } from '../evict';
import type { TextsOf } from '../entry';

export const EVICT_ZH: TextsOf<typeof EVICT> = {
  EVICT: {
    says: 'Pod 被驱逐出节点。',
    steps: ['查看驱逐原因；控制器会自动重建该 Pod。'],
  },
  EVICT_EMPTYDIR_LIMIT: {
    says: '[emptyDir 卷 {vol} |emptyDir 卷]超过容量上限[ {limit}]，Pod 被驱逐。',
    steps: ['减少写入，或调高 sizeLimit。'],
  },
  EVICT_EPHEMERAL_LIMIT: {
    says: 'Pod 使用的本地临时存储超过上限，被驱逐。',
    steps: ['减少本地写入，或调高 ephemeral-storage 上限。'],
  },
  EVICT_EPHEMERAL_LIMIT_CONTAINER: {
    says: '[容器 {c} |容器]的日志与写入文件超过本地临时存储上限[ {limit}]，Pod 被驱逐。',
    steps: ['减少本地写入，或调高 ephemeral-storage 上限。'],
  },
  EVICT_EPHEMERAL_LIMIT_POD: {
    says: 'Pod 的本地临时存储用量超过各容器上限之和[（{limit}）]，被驱逐。',
    steps: ['减少本地写入，或调高 ephemeral-storage 上限。'],
  },
  EVICT_ADMISSION_PRESSURE: {
    says: '[节点 {node} |节点]存在资源压力[（{cond}）]，拒绝了该 Pod。',
    steps: ['缓解节点压力；控制器会自动重建该 Pod。'],
  },
  EVICT_NODE: {
    says: '[节点 {node} |节点]资源紧张，驱逐了该 Pod。',
    steps: ['查看节点紧缺的资源以及占用最多的 Pod。'],
  },
  EVICT_NODE_MEMORY: {
    says: '[节点 {node} |节点]内存不足，驱逐了该 Pod[；容器 {offender} 的用量超过其申请值]。',
    steps: [
      '让容器的内存 requests 与实际用量相符。',
      '查看还有谁占用该节点的内存。',
    ],
  },
  EVICT_NODE_DISK: {
    says: '[节点 {node} |节点]磁盘不足，驱逐了该 Pod[；容器 {offender} 的用量超过其申请值]。',
    steps: ['清理节点磁盘，并限制 Pod 的日志与本地文件。'],
  },
  EVICT_NODE_PID: {
    says: '[节点 {node} 的|节点] PID 耗尽，驱逐了该 Pod。',
    steps: ['排查创建过多进程的程序。'],
  },
  EVICT_NODE_SHUTDOWN: {
    says: '[节点 {node} |节点]关机，终止了该 Pod。',
    steps: ['控制器会在其他节点上自动重建该 Pod。'],
  },
  EVICT_KUBELET: {
    says: '[节点 {node} |节点]的 kubelet 终止了该 Pod。',
    steps: ['查看 Pod 状态中的原因。'],
  },
  EVICT_KUBELET_PREEMPTED: {
    says: '[节点 {node} |节点]的 kubelet 为给关键 Pod 让位而终止了该 Pod。',
    steps: ['扩充节点余量，或为该 Pod 设置合适的优先级。'],
  },
  EVICT_API: {
    says: 'Pod 被驱逐（例如排空节点时）。',
    steps: ['查看谁在排空节点；控制器会自动重建该 Pod。'],
  },
  EVICT_TAINT: {
    says: '[节点 {node} |节点]上的污点驱逐了该 Pod。',
    steps: ['查看设置了哪个污点、为何设置。'],
  },
  EVICT_DEVICE_TAINT: {
    says: '设备上的污点驱逐了该 Pod。',
    steps: ['查看哪个设备被打上污点、为何。'],
  },
  EVICT_PREEMPTED: {
    says: '更高优先级的 Pod 抢占了它的位置。',
    steps: ['扩容，或提高该 Pod 的优先级。'],
  },
  EVICT_PODGC: {
    says: '因所在节点已不存在，Pod 被回收。',
    steps: ['控制器会在其他节点上自动重建该 Pod。'],
  },
};
