/** Manifests with one error each, to compare the answers of the two servers. */
const wrong: Readonly<Record<string, string>> = {
  "no selector": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "selector does not match": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: other}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "empty selector": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "empty selector of a daemon set": `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: web}
spec:
  selector: {}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "no selector of a stateful set": `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "name in capitals": `apiVersion: apps/v1
kind: Deployment
metadata: {name: Web_App}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "no name": `apiVersion: v1
kind: Pod
metadata: {labels: {a: b}}
spec: {containers: [{name: a, image: nginx}]}`,
  "unknown field": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, imagee: b}], foo: 1}`,
  "replicas as text": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: "three"
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "negative replicas": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: -1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "no containers": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {}`,
  "no spec": `apiVersion: v1
kind: Pod
metadata: {name: a}`,
  "containers as an object": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: {name: a}}`,
  "no image": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a}]}`,
  "no container name": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{image: nginx}]}`,
  "container name in capitals": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: A, image: nginx}]}`,
  "container name twice": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx}, {name: a, image: nginx}]}`,
  "bad pull policy": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, imagePullPolicy: Sometimes}]}`,
  "bad restart policy": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {restartPolicy: Sometimes, containers: [{name: a, image: nginx}]}`,
  "bad port": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, ports: [{containerPort: 70000}]}]}`,
  "no port number": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, ports: [{name: http}]}]}`,
  "long port name": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, ports: [{containerPort: 80, name: a-very-long-port-name}]}]}`,
  "bad protocol": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, ports: [{containerPort: 80, protocol: HTTP}]}]}`,
  "mount without volume": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, volumeMounts: [{name: data, mountPath: /data}]}]}`,
  "bad quantity": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, resources: {limits: {memory: lots}}}]}`,
  "request above limit": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, resources: {requests: {cpu: "2"}, limits: {cpu: "1"}}}]}`,
  "probe without handler": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, livenessProbe: {periodSeconds: 5}}]}`,
  "probe without port": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, livenessProbe: {httpGet: {path: /}}}]}`,
  "liveness succeeds twice": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, livenessProbe: {successThreshold: 2, httpGet: {path: /, port: 80}}}]}`,
  "bad label value": `apiVersion: v1
kind: Pod
metadata: {name: a, labels: {app: "has space"}}
spec: {containers: [{name: a, image: nginx}]}`,
  "bad label key": `apiVersion: v1
kind: Pod
metadata: {name: a, labels: {"has space": a}}
spec: {containers: [{name: a, image: nginx}]}`,
  "label as number": `apiVersion: v1
kind: Pod
metadata: {name: a, labels: {app: 1}}
spec: {containers: [{name: a, image: nginx}]}`,
  "env as number": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, env: [{name: A, value: 1}]}]}`,
  "env without name": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: nginx, env: [{value: b}]}]}`,
  "deployment that never restarts": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {restartPolicy: Never, containers: [{name: a, image: nginx}]}`,
  "recreate with rolling update": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "neither surge nor unavailable": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "bad strategy": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  strategy: {type: Slow}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}`,
  "job that always restarts": `apiVersion: batch/v1
kind: Job
metadata: {name: job}
spec:
  template:
    spec: {containers: [{name: a, image: nginx}]}`,
  "bad schedule": `apiVersion: batch/v1
kind: CronJob
metadata: {name: job}
spec:
  schedule: every day
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: nginx}]}}}}`,
  "no schedule": `apiVersion: batch/v1
kind: CronJob
metadata: {name: job}
spec:
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: nginx}]}}}}`,
  "hour 25": `apiVersion: batch/v1
kind: CronJob
metadata: {name: job}
spec:
  schedule: "0 25 * * *"
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: nginx}]}}}}`,
  "service without ports": `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}}`,
  "service port 0": `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 0}]}`,
  "service with two nameless ports": `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}, {port: 81}]}`,
  "service starts with a digit": `apiVersion: v1
kind: Service
metadata: {name: 1web}
spec: {selector: {app: web}, ports: [{port: 80}]}`,
  "service with dots": `apiVersion: v1
kind: Service
metadata: {name: web.app}
spec: {selector: {app: web}, ports: [{port: 80}]}`,
  "bad service type": `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: Node, selector: {app: web}, ports: [{port: 80}]}`,
  "node port out of range": `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, nodePort: 80}]}`,
  "bad config key": `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {"a b": c}`,
  "config with a number": `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {a: 1}`,
  "secret that is not base64": `apiVersion: v1
kind: Secret
metadata: {name: a}
data: {a: "not base64!"}`,
  "claim without modes": `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: a}
spec: {resources: {requests: {storage: 1Gi}}}`,
  "claim without size": `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: a}
spec: {accessModes: [ReadWriteOnce]}`,
  "ingress without rules": `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {}`,
  "ingress without path type": `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, backend: {service: {name: a, port: {number: 80}}}}]}}]}`,
  "autoscaler without maximum": `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: a}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}}`,
  "role without verbs": `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: a}
rules: [{apiGroups: [""], resources: [pods]}]`,
  "binding without role": `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a}
subjects: [{kind: User, name: a}]`,
  "two sources in a volume": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {volumes: [{name: v, emptyDir: {}, hostPath: {path: /}}], containers: [{name: a, image: nginx}]}`,
  "stateful set that never restarts": `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {restartPolicy: OnFailure, containers: [{name: a, image: nginx}]}`,
};

export const badManifests = Object.entries(wrong).map(([name, text]) => ({ name, text }));
