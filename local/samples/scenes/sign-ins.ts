import { iamUser, service, type Actor } from "../actors";
import { GLOBAL_REGION } from "../cast";
import { someTime, type Stage } from "../stage";

/** People sign in, switch roles and mistype their passwords. None of it changes the account's resources. */
export function signIns(stage: Stage): void {
  const { random, cast } = stage;
  for (const actor of [cast.dana, cast.dana, cast.auditor]) consoleSignIn(stage, actor, true);
  consoleSignIn(stage, iamUser(stage.account.id, "ops-lena", "console"), random.chance(0.5));
  for (let session = 0; session < 12; session++) {
    const actor = service("sso.amazonaws.com");
    stage.call(someTime(random), actor, "sso", "GetRoleCredentials", {
      read: true,
      request: { role_name: "Administrator", account_id: stage.account.id },
    });
    stage.call(someTime(random), cast.deployer, "sts", "AssumeRoleWithWebIdentity", {
      read: true,
      request: {
        roleArn: `arn:aws:iam::${stage.account.id}:role/ci/shop-deployer`,
        roleSessionName: "GitHubActions",
      },
    });
  }
}

function consoleSignIn(stage: Stage, actor: Actor, success: boolean): void {
  stage.call(someTime(stage.random), actor, "signin", "ConsoleLogin", {
    region: GLOBAL_REGION,
    response: { ConsoleLogin: success ? "Success" : "Failure" },
    more: {
      eventType: "AwsConsoleSignIn",
      ...(success ? {} : { errorMessage: "Failed authentication" }),
      additionalEventData: {
        LoginTo: "https://console.aws.amazon.com/console/home",
        MobileVersion: "No",
        MFAUsed: success ? "Yes" : "No",
      },
    },
  });
}
