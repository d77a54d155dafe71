import type { Diagram } from "../diagram.ts";

export const communication: Diagram = {
  step: "eks.communication",
  title: { en: "Two directions between two VPCs", ko: "두 VPC를 오가는 두 방향의 통신" },
  alt: {
    en: "Two directions. Workers in your VPC reach the control plane in the VPC of EKS over TLS, through a Network Load Balancer with static IPs. The control plane reaches the workers through an ENI in your VPC, for kubectl exec and logs.",
    ko: "두 VPC 사이에 두 방향의 연결이 있습니다. 고객 VPC의 워커는 고정 IP를 가진 Network Load Balancer를 거쳐 TLS로 EKS VPC의 컨트롤 플레인에 접속합니다. 컨트롤 플레인은 고객 VPC에 있는 ENI를 거쳐 워커에 접속하며, kubectl exec와 logs가 이 길을 씁니다.",
  },
};
