// Network and sandbox, in Simplified Chinese.
import type { NET } from '../net';
import type { TextsOf } from '../entry';

export const NET_ZH: TextsOf<typeof NET> = {
  NET: {
    says: 'Pod 的网络无法建立。',
    steps: ['查看网络插件的报错。'],
  },
  NET_CNI: {
    says: '[节点 {node} |节点]的网络插件（CNI）工作异常。',
    steps: ['检查该节点上的网络插件 Pod。'],
  },
  NET_CNI_NOT_READY: {
    says: '[节点 {node} |节点]的网络插件（CNI）尚未就绪。',
    steps: ['检查该节点上的网络插件 Pod。'],
  },
  NET_IP_EXHAUSTED: {
    says: '[节点 {node} |节点]或其子网已没有可分配给 Pod 的空闲 IP。',
    steps: ['增加子网或地址段、降低单节点 Pod 密度，或回收泄漏的 IP。'],
  },
  NET_CNI_PLUGIN_MISSING: {
    says: '[节点 {node} |节点]上未安装网络插件[ {plugin}]。',
    steps: ['在节点上安装该插件的二进制文件。'],
  },
  NET_CNI_CONFIG: {
    says: '[节点 {node} |节点]的 CNI 配置缺失或损坏。',
    steps: ['检查节点上 /etc/cni/net.d 中的配置文件。'],
  },
  NET_CNI_AUTH: {
    says: '[节点 {node} |节点]的网络插件未获得 API Server 授权。',
    steps: ['重启节点上的网络插件，并检查其 ServiceAccount 与 RBAC。'],
  },
  NET_CNI_AGENT_DOWN: {
    says: '[节点 {node} |节点]上网络插件[ {plugin} ]的代理没有应答。',
    steps: ['检查该节点上的网络插件 Pod。'],
  },
  NET_CNI_TIMEOUT: {
    says: '[节点 {node} |节点]的网络插件处理超时。',
    steps: ['检查网络插件 Pod 与节点负载。'],
  },
  NET_SETUP: {
    says: 'Pod 的网络尚未建立。',
    steps: ['查看网络插件的报错。'],
  },
  NET_SETUP_FAILED: {
    says: '建立 Pod 网络失败[：{why}]。',
    steps: ['检查该节点上的网络插件 Pod。'],
  },
  NET_SETUP_SLOW: {
    says: '在[节点 {node} |节点]上创建沙箱与网络耗时较长。',
    steps: ['检查网络插件与节点负载。'],
  },
  SANDBOX: {
    says: 'Pod 的沙箱无法创建。',
    steps: ['查看容器运行时的报错。'],
  },
  SANDBOX_RUNTIME: {
    says: '[节点 {node} |节点]的容器运行时无法创建 Pod 沙箱。',
    steps: ['检查节点上的容器运行时。'],
  },
  SANDBOX_RUNTIME_DOWN: {
    says: '[节点 {node} |节点]的容器运行时已停止工作。',
    steps: ['重启节点上的容器运行时，或排空节点。'],
  },
  SANDBOX_RUNTIME_HANDLER: {
    says: '[节点 {node} |节点]没有 RuntimeClass 所要求的运行时[ {h}]。',
    steps: ['改正 runtimeClassName，或将 Pod 放到具备该运行时的节点上。'],
  },
  SANDBOX_PAUSE_IMAGE: {
    says: '[节点 {node} |节点]无法拉取 pause 镜像[ {img}]。',
    steps: ['在节点上预置 pause 镜像，或保证可访问其镜像仓库。'],
  },
  SANDBOX_NO_SPACE: {
    says: '[节点 {node} |节点]磁盘已满。',
    steps: ['清理节点磁盘，或排空节点。'],
  },
  SANDBOX_CGROUP: {
    says: '[节点 {node} |节点]无法为 Pod 创建 cgroup。',
    steps: ['确认 kubelet 与运行时使用相同的 cgroup 驱动，并检查 systemd 负载。'],
  },
  SANDBOX_NAME_RESERVED: {
    says: '[节点 {node} |节点]的运行时中，前一次创建沙箱的操作尚未结束。',
    steps: ['稍候；若持续，检查节点的运行时与磁盘。'],
  },
  SANDBOX_TIMEOUT: {
    says: '[节点 {node} |节点]的运行时创建沙箱超时。',
    steps: ['检查节点的磁盘与 CPU 负载。'],
  },
  SANDBOX_OCI: {
    says: '[节点 {node} |节点]的 OCI 运行时无法启动沙箱。',
    steps: ['查看节点上运行时的日志。'],
  },
  SANDBOX_FAILED: {
    says: '创建 Pod 沙箱失败[：{text}]。',
    steps: ['查看节点上运行时的日志。'],
  },
};
