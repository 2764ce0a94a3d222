// Probes and readiness gates, in Simplified Chinese.
import type { PROBE } from '../probe';
import type { TextsOf } from '../entry';

export const PROBE_ZH: TextsOf<typeof PROBE> = {
  GATE_READINESS: {
    says: 'Pod 的就绪门控（readiness gate）未通过。',
    steps: ['查看是哪个门控、由谁设置。'],
  },
  GATE_READINESS_ABSENT: {
    says: '就绪门控[ {gate} ]的控制器从未上报过状态。',
    steps: ['确认该门控的控制器已安装并监听此命名空间。'],
  },
  GATE_READINESS_NOT_TRUE: {
    says: '就绪门控[ {gate} ]未通过[（状态为 {status}）]。',
    steps: ['查看该门控等待的对象，例如负载均衡的健康检查。'],
  },
  GATE_READINESS_SLOW: {
    says: 'Pod 的就绪门控过了很久才通过。',
    steps: ['检查该门控的控制器。'],
  },
  PROBE: {
    says: '[容器 {container} |容器]的[{probe}探针|探针]失败。',
    steps: ['查看探针的返回结果。'],
  },
  PROBE_KILL: {
    says: '[容器 {container} |容器]的[{probe}探针|探针]多次失败，容器被杀死重启。',
    steps: [
      '用启动探针给程序更多时间，或修正其响应。',
      '查看被杀死之前的日志。',
    ],
  },
  PROBE_PENDING: {
    says: '[容器 {container} |容器]已运行，但[{probe}探针|探针]尚未成功。',
    steps: ['查看程序就绪前在做什么；检查 initialDelaySeconds。'],
  },
  PROBE_HTTP_STATUS: {
    says: '[容器 {container} |容器]对[{probe}探针|探针]返回[ HTTP 状态码 {code}|错误状态码]。',
    steps: [
      '在程序日志中查找原因。',
      '检查探针的路径与端口。',
    ],
  },
  PROBE_CONNECTION_REFUSED: {
    says: '[容器 {container} |容器]的[{probe}探针|探针]所检查的端口无人监听。',
    steps: ['检查端口、程序是否监听所有地址，以及启动所需时间。'],
  },
  PROBE_TIMEOUT: {
    says: '[容器 {container} |容器]未在限定时间内响应[{probe}探针|探针]。',
    steps: ['检查 CPU 限流或处理过慢；必要时调高 timeoutSeconds。'],
  },
  PROBE_TLS: {
    says: '[容器 {container} |容器]的[{probe}探针|探针]与程序使用的协议（HTTP/HTTPS）不一致。',
    steps: ['改正探针的 scheme。'],
  },
  PROBE_UNREACHABLE: {
    says: '[节点 {node} |节点]无法访问 Pod 地址以执行[{probe}探针|探针]。',
    steps: ['检查节点的网络插件与 NetworkPolicy。'],
  },
  PROBE_DNS: {
    says: '[容器 {container} |容器]的[{probe}探针|探针]中的主机名无法解析。',
    steps: ['去掉探针中的 host，或改正它。'],
  },
  PROBE_GRPC: {
    says: '[容器 {container} |容器]的 gRPC 健康检查服务缺失或返回未就绪。',
    steps: ['查看程序日志；检查探针中的服务名。'],
  },
  PROBE_ERRORED: {
    says: '[节点 {node} |节点]的 kubelet 无法执行[{probe}探针|探针][：{why}]。',
    steps: ['检查节点的容器运行时与 kubelet。'],
  },
  PROBE_EXEC: {
    says: '[容器 {container} |容器]的[{probe}探针|探针]命令执行失败[：{out}]。',
    steps: ['在容器内执行该命令查看问题。'],
  },
};
