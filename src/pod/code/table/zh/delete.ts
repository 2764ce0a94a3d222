// Deletions, in Simplified Chinese.
import type { DELETE } from '../delete';
import type { TextsOf } from '../entry';

export const DELETE_ZH: TextsOf<typeof DELETE> = {
  DELETE: {
    says: 'Pod 迟迟没有删除完成。',
    steps: ['查看是什么占住了它。'],
  },
  DELETE_GRACE: {
    says: 'Pod 的容器用尽了终止宽限期。',
    steps: ['让程序在收到 SIGTERM 后退出。'],
  },
  DELETE_GRACE_RUNNING: {
    says: '已通知 Pod 停止，容器仍在终止宽限期内运行。',
    steps: ['等待宽限期结束；程序应在收到 SIGTERM 后退出。'],
  },
  DELETE_PRESTOP_SLOW: {
    says: '[容器 {container} |容器]的 preStop 钩子占用了大部分终止宽限期。',
    steps: ['缩短钩子，或延长终止宽限期。'],
  },
  DELETE_SIGTERM_IGNORED: {
    says: '[容器 {container} |容器]收到 SIGTERM 后未退出，最终被强制杀死。',
    steps: ['在程序中处理 SIGTERM，或不要用 shell 包裹启动命令。'],
  },
  DELETE_GRACE_EXCEEDED: {
    says: '[节点 {node} |节点]的容器运行时未能在宽限期内停止该 Pod。',
    steps: ['检查节点的容器运行时与 kubelet。'],
  },
  DELETE_KILL_FAILED: {
    says: '[节点 {node} |节点]的容器运行时停止该 Pod 失败[：{why}]。',
    steps: ['检查节点的容器运行时与网络插件。'],
  },
  DELETE_KUBELET_SILENT: {
    says: '[节点 {node} |节点]的 kubelet 尚未开始停止该 Pod。',
    steps: ['检查节点上的 kubelet。'],
  },
  DELETE_NODE_LOST: {
    says: 'Pod 所在的[节点 {node} |节点]失联，无人能确认 Pod 已停止。',
    steps: ['若机器确已停机：为节点打上 out-of-service 污点，或移除该节点。'],
  },
  DELETE_TEARDOWN_STUCK: {
    says: '容器均已停止，但[节点 {node} |节点]尚未完成清理（如卸载存储卷）。',
    steps: ['检查无法卸载的存储卷以及 kubelet 日志。'],
  },
  DELETE_FINALIZER: {
    says: '终结器[ {finalizers} ]占住了该 Pod，需等其控制器处理完毕。',
    steps: ['查看负责该终结器的控制器。'],
  },
  DELETE_VOLUME_DETACH: {
    says: 'Pod 的存储卷尚未从[节点 {node} |节点]卸载。',
    steps: ['查看 VolumeAttachment 与存储驱动控制器。'],
  },
  DELETE_FORCED: {
    says: 'Pod 被强制删除，其容器可能仍在运行。',
    steps: ['在节点上确认没有残留。'],
  },
  DELETE_PDB_BLOCKED: {
    says: '工作负载的中断预算（PDB）目前不允许驱逐。',
    steps: ['让更多副本就绪，或放宽 PDB。'],
  },
};
