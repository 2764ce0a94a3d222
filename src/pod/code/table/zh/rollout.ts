// Rollouts, jobs and resizes, in Simplified Chinese.
import type { ROLLOUT } from '../rollout';
import type { TextsOf } from '../entry';

export const ROLLOUT_ZH: TextsOf<typeof ROLLOUT> = {
  ROLLOUT: {
    says: '[{workload} |工作负载]的发布没有进展。',
    steps: ['查看其 Pod 的情况。'],
  },
  ROLLOUT_PROGRESS_DEADLINE: {
    says: '[{workload} |工作负载]的发布超过了进度期限。',
    steps: ['查看是什么阻碍了其 Pod，或回滚到上一个版本。'],
  },
  ROLLOUT_REPLICA_FAILURE: {
    says: '[{workload} |工作负载]的 Pod 无法创建。',
    steps: ['查看工作负载事件中的拒绝原因。'],
  },
  ROLLOUT_PAUSED: {
    says: '[{workload} |工作负载]的发布已暂停。',
    steps: ['恢复发布。'],
  },
  ROLLOUT_STS_BLOCKED: {
    says: 'StatefulSet 正在等待前一个序号的 Pod 就绪。',
    steps: ['查看前一个 Pod 受阻的原因。'],
  },
  ROLLOUT_DS_INCOMPLETE: {
    says: 'DaemonSet 在部分节点上没有就绪的 Pod[：{text}]。',
    steps: ['查看这些节点上的 Pod 受阻的原因。'],
  },
  JOB: {
    says: '[任务 {workload} |任务]未能完成。',
    steps: ['查看其 Pod 的退出情况。'],
  },
  JOB_BACKOFF: {
    says: '[任务 {workload} |任务]因 Pod 失败而放弃。',
    steps: ['查看其 Pod 的退出情况。'],
  },
  JOB_BACKOFF_LIMIT: {
    says: '[任务 {workload} |任务]的失败 Pod 数达到上限（backoffLimit），已放弃。',
    steps: ['查看其 Pod 的退出情况，然后重新运行。'],
  },
  JOB_DEADLINE: {
    says: '[任务 {workload} |任务]运行时间超过了 activeDeadlineSeconds。',
    steps: ['调高 activeDeadlineSeconds，或缩短任务。'],
  },
  JOB_POD_FAILURE_POLICY: {
    says: '[任务 {workload} |任务]的某个 Pod 以失败策略规定的不可重试方式退出。',
    steps: ['查看该 Pod 的退出方式。'],
  },
  JOB_MAX_FAILED_INDEXES: {
    says: '[任务 {workload} |任务]失败的索引数超过上限。',
    steps: ['查看失败索引对应 Pod 的退出情况。'],
  },
  RESIZE: {
    says: 'Pod 的原地资源调整尚未完成。',
    steps: ['查看 Pod 的状况（conditions）。'],
  },
  RESIZE_DEFERRED: {
    says: '[节点 {node} |节点]当前没有余量完成资源调整[：{why}]。',
    steps: ['等待邻居 Pod 释放资源，或在其他节点重建该 Pod。'],
  },
  RESIZE_INFEASIBLE: {
    says: '[节点 {node} |节点]永远无法满足该资源调整[：{why}]。',
    steps: ['调低申请，或在更大的节点上重建该 Pod。'],
  },
  RESIZE_ERROR: {
    says: '[节点 {node} |节点]的运行时应用新资源失败[：{why}]。',
    steps: ['检查节点的运行时与 cgroup。'],
  },
};
