// Pods that never came to be, in Simplified Chinese.
import type { API } from '../api';
import type { TextsOf } from '../entry';

export const API_ZH: TextsOf<typeof API> = {
  CREATE: {
    says: 'API Server 拒绝创建该 Pod。',
    steps: ['查看工作负载事件中的拒绝原因。'],
  },
  CREATE_QUOTA: {
    says: '命名空间配额拒绝了该 Pod。',
    steps: ['查看命名空间各配额的上限与已用量。'],
  },
  CREATE_QUOTA_EXCEEDED: {
    says: '命名空间[配额 {quota} |配额]已用满[：已用 {used}，上限 {limited}，本次申请 {requested}]。',
    steps: ['调低资源申请、清理不再需要的 Pod，或申请提高配额。'],
  },
  CREATE_QUOTA_REQUESTS_MISSING: {
    says: '命名空间[配额 {quota} |配额]要求每个容器都声明[ {what}|资源申请与上限]。',
    steps: ['为每个容器设置 requests 与 limits，或为命名空间配置带默认值的 LimitRange。'],
  },
  CREATE_QUOTA_UNRESOLVED: {
    says: 'API Server 无法判断命名空间配额是否还有余量。',
    steps: ['检查 kube-controller-manager 中的配额控制器是否正常，以及是否有配额覆盖该作用域。'],
  },
  CREATE_LIMITRANGE: {
    says: '容器的资源设置超出了命名空间 LimitRange 的允许范围[：{res}]。',
    steps: ['对照 LimitRange 检查容器的 requests 与 limits，调整其中一方。'],
  },
  CREATE_PSA_VIOLATION: {
    says: '该 Pod 违反了命名空间的 Pod 安全级别[ {level}][：{checks}]。',
    steps: [
      '按该级别的要求设置 securityContext。',
      '查看命名空间强制执行的级别。',
    ],
  },
  CREATE_POLICY_DENIED: {
    says: '[准入策略 {policy} |准入策略]拒绝了该 Pod[：{why}]。',
    steps: ['修改 Pod 以满足该策略，或联系策略负责人申请例外。'],
  },
  CREATE_WEBHOOK: {
    says: '某个准入 webhook 阻止了该 Pod 的创建。',
    steps: ['查看哪些 webhook 会拦截 Pod。'],
  },
  CREATE_WEBHOOK_UNAVAILABLE: {
    says: '[准入 webhook {hook} |准入 webhook ]无法访问，没有它的应答就无法创建 Pod。',
    steps: [
      '恢复该 webhook 的 Pod、Service 与证书。',
      '仅当允许跳过时：将其 failurePolicy 设为 Ignore。',
    ],
  },
  CREATE_WEBHOOK_DENIED: {
    says: '[准入 webhook {hook} |准入 webhook ]拒绝了该 Pod[：{why}]。',
    steps: ['修改 webhook 指出的问题，或联系其负责人。'],
  },
  CREATE_WEBHOOK_SLOW: {
    says: '[准入 webhook {hook} |准入 webhook ]响应缓慢，推迟了 Pod 的创建。',
    steps: ['查看该 webhook 的负载与延迟，并缩短 timeoutSeconds。'],
  },
  CREATE_SERVICEACCOUNT_MISSING: {
    says: 'Pod 使用的 ServiceAccount[ {sa}] 不存在。',
    steps: ['先创建 ServiceAccount 再部署工作负载，或改正 serviceAccountName。'],
  },
  CREATE_PRIORITYCLASS_MISSING: {
    says: 'Pod 使用的 PriorityClass[ {pc}] 不存在。',
    steps: ['创建该 PriorityClass，或改正 priorityClassName。'],
  },
  CREATE_RUNTIMECLASS_MISSING: {
    says: 'Pod 使用的 RuntimeClass[ {rc}] 不存在。',
    steps: ['安装该 RuntimeClass，或改正 runtimeClassName。'],
  },
  CREATE_NAMESPACE_TERMINATING: {
    says: '命名空间正在删除，不再接受新的 Pod。',
    steps: ['等待其终结器（finalizer）执行完毕后重新创建。'],
  },
  CREATE_NAMESPACE_MISSING: {
    says: '命名空间[ {ns} ]不存在。',
    steps: ['创建该命名空间，或改正名称。'],
  },
  CREATE_RBAC_FORBIDDEN: {
    says: '[{user} |创建者]没有创建 Pod 的权限。',
    steps: ['授予其创建 pods 的权限；若为内置控制器，则恢复默认的 RBAC 角色。'],
  },
  CREATE_SPEC_INVALID: {
    says: 'API Server 判定 Pod 的配置无效[：{why}]。',
    steps: ['修改报错中指出的字段。'],
  },
  CREATE_ALREADY_EXISTS: {
    says: '同名 Pod[ {pod}] 仍然存在。',
    steps: ['查看旧 Pod 为何尚未消失：通常是仍在终止或被终结器占住。'],
  },
  CREATE_API_THROTTLED: {
    says: '创建 Pod 的请求被 API Server 或控制器自身的速率限制拦住。',
    steps: ['查看 apiserver_flowcontrol_* 指标以及控制器的客户端 QPS 设置。'],
  },
  CREATE_API_UNAVAILABLE: {
    says: 'API Server 或 etcd 未能响应创建 Pod 的请求。',
    steps: ['检查当时控制面与 etcd 的健康状况。'],
  },
  CREATE_API: {
    says: 'API Server 无法处理创建 Pod 的请求。',
    steps: ['检查当时控制面的健康状况。'],
  },
  CREATE_CONTROLLER_SILENT: {
    says: '本应创建 Pod 的控制器没有任何动作。',
    steps: ['检查 kube-controller-manager 是否运行并持有 leader。'],
  },
  CREATE_FORBIDDEN: {
    says: 'API Server 禁止创建该 Pod[：{why}]。',
    steps: ['根据拒绝原因修改 Pod。'],
  },
};
