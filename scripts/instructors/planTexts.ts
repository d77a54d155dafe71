import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** The words around what the session plan takes from the course. */
export interface PlanTexts {
  readonly title: string;
  readonly introduction: string;
  readonly settings: string;
  readonly settingsIntroduction: string;
  readonly settingsColumns: readonly [setting: string, meaning: string];
  readonly plan: string;
  readonly columns: readonly [from: string, minutes: string, step: string];
  readonly total: (minutes: number) => string;
  readonly before: string;
  readonly beforeItems: readonly string[];
  readonly key: string;
  readonly stepOf: (title: string) => string;
}

/** In each language. */
export const planTexts: Readonly<Record<Language, PlanTexts>> = {
  en: {
    title: "Session plan and answer key",
    introduction:
      "The minutes are those that the Course view shows: about how long a newcomer needs for a step, reading included. Plan a short break after each part.",
    settings: "Settings for a course",
    settingsIntroduction:
      "Put the settings that your course needs into `.vscode/settings.json` of the folder that learners open. In a workspace with several folders, the first one counts. For example, for a course in Korean about Kubernetes alone, without the lab on IAM roles:",
    settingsColumns: ["Setting", "Meaning"],
    plan: "Session plan",
    columns: ["From", "Minutes", "Step"],
    total: (minutes) => `The whole course takes about ${minutes} minutes.`,
    before: "Before the session",
    beforeItems: [
      "Run **Check This Laptop for the Workshop** on every laptop.",
      "For a shared cluster, run **New Workshop RBAC Manifest…** and apply the result.",
      "Run **Reset Course** and **Reset Practice Cluster…** where others have learned before.",
      "Afterwards, collect what learners save by **Export Progress…**, and run **Show Class Progress…**.",
    ],
    key: "Answer key",
    stepOf: (title) => `The answer is in the step _${title}_.`,
  },
  ko: {
    title: "수업 계획과 정답",
    introduction:
      "시간은 과정 뷰에 나오는 시간입니다. 처음 배우는 사람이 글을 읽고 한 단계를 마치는 데 이만큼 걸립니다. 장이 끝날 때마다 잠깐 쉬십시오.",
    settings: "과정 설정",
    settingsIntroduction:
      "수업에 필요한 설정은 수강생이 열 폴더의 `.vscode/settings.json`에 적습니다. 작업 영역에 폴더가 여러 개면 첫 번째 폴더의 설정을 따릅니다. 다음은 쿠버네티스만 한국어로 가르치고 IAM 역할 실습을 뺀 예입니다.",
    settingsColumns: ["설정", "뜻"],
    plan: "수업 계획",
    columns: ["시작", "분", "단계"],
    total: (minutes) => `과정 전체는 ${minutes}분쯤 걸립니다.`,
    before: "수업 준비",
    beforeItems: [
      "노트북마다 **이 컴퓨터의 워크숍 준비 점검**을 실행합니다.",
      "클러스터를 함께 쓴다면 **워크숍 RBAC 매니페스트 만들기…**로 만든 매니페스트를 적용합니다.",
      "다른 사람이 쓰던 노트북에서는 과정과 연습 클러스터를 초기화합니다.",
      "수업이 끝나면 **진도 내보내기…**로 저장한 파일을 모아 **수강생 전체 진도 보기…**를 실행합니다.",
    ],
    key: "정답",
    stepOf: (title) => `답은 ‘${title}’ 단계에 있습니다.`,
  },
};
