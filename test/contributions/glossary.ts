/**
 * Words that the glossary of the course rules out in Korean texts, by the Korean localization guide of the
 * Kubernetes documentation (kubernetes/website, content/ko/docs/contribute/localization_ko.md).
 */
const ruledOut = [
  "포드", // 파드
  "현물 상환",
  "전개", // 디플로이먼트, 배포
  "복제 세트", // 레플리카셋
  "직업", // 잡
  "작업(?! 영역)", // 잡; 작업 영역 is VS Code's word for a workspace
  "부품", // 컴포넌트
  "상표", // 레이블
  "라벨",
  "주석", // 어노테이션
  "개체", // 오브젝트
  "객체",
  "마스터", // 컨트롤 플레인 노드
  "제어 평면", // 컨트롤 플레인
  "원하는 상태", // 의도한 상태
  "큐블릿", // kubelet
  "복제본", // 레플리카
  "자가 복구", // 자가 치유
  "콥스", // kOps
  "미니쿠베", // minikube
];

const pattern = new RegExp(ruledOut.join("|"), "g");

/** The words of a Korean text that the glossary rules out, each with what stands around it. */
export function ruledOutWords(korean: string): string[] {
  return [...korean.matchAll(pattern)].map(({ index }) => korean.slice(Math.max(0, index - 10), index + 14));
}

/** Kinds that a Korean text names in Korean, with their English in parentheses where a page names them first. */
const kinds = {
  디플로이먼트: "Deployment",
  데몬셋: "DaemonSet",
  레플리카셋: "ReplicaSet",
  스테이트풀셋: "StatefulSet",
  크론잡: "CronJob",
  네임스페이스: "Namespace",
  노드: "Node",
};

/** The kinds that a Korean text names, the first time, without their English; a title and words for pictures do not count. */
export function kindsWithoutEnglish(korean: string): string[] {
  const text = korean.replaceAll(/^# .*|!\[[^\]]*\]/gm, "");
  return Object.entries(kinds).flatMap(([kind, english]) => {
    const first = text.indexOf(kind);
    return first === -1 || text.startsWith(`${kind}(${english})`, first) ? [] : kind;
  });
}
