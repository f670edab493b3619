import { compileNameTable } from "./name-table";

/**
 * Somebody signs in or out, opens a session, or is given a token, a signed URL or credentials that pass by
 * themselves. Nothing that stays is changed. Long-lived credentials (access keys, passwords, API keys) are changes.
 */
export const isSessionEvent = compileNameTable({
  services: ["sts", "cloudshell", "ssmmessages", "ec2-instance-connect", "eks-auth"],
  names: {
    airflow: "CreateCliToken CreateWebLoginToken",
    appstream:
      "CreateStreamingURL CreateImageBuilderStreamingURL CreateAppBlockBuilderStreamingURL ExpireSession",
    cloud9: "CreateEnvironmentToken",
    "cognito-identity": "UnlinkIdentity UnlinkDeveloperIdentity MergeDeveloperIdentities",
    "cognito-idp": `
      InitiateAuth AdminInitiateAuth RespondToAuthChallenge AdminRespondToAuthChallenge SignUp ConfirmSignUp
      ResendConfirmationCode ForgotPassword ConfirmForgotPassword ChangePassword ConfirmDevice ForgetDevice
      GlobalSignOut AdminUserGlobalSignOut RevokeToken AssociateSoftwareToken VerifySoftwareToken
      SetUserMFAPreference SetUserSettings UpdateDeviceStatus UpdateUserAttributes VerifyUserAttribute
      StartWebAuthnRegistration CompleteWebAuthnRegistration`,
    deadline:
      "AssumeFleetRoleForRead AssumeFleetRoleForWorker AssumeQueueRoleForRead AssumeQueueRoleForUser AssumeQueueRoleForWorker",
    devicefarm: "CreateTestGridUrl",
    elasticfilesystem: "NewClientConnection UpdateClientConnection",
    gamelift: "CreatePlayerSession CreatePlayerSessions",
    glue: "DeleteSession",
    grafana: "login_auth_sso",
    iotsecuretunneling: "OpenTunnel CloseTunnel RotateTunnelAccessToken",
    quicksight: `
      GenerateEmbedUrlForAnonymousUser GenerateEmbedUrlForRegisteredUser
      GenerateEmbedUrlForRegisteredUserWithIdentity`,
    signin: `
      ConsoleLogin ConsoleLogout CheckMfa SwitchRole ExitRole RenewRole GetSigninToken CredentialChallenge
      CredentialVerification UserAuthentication ExternalIdPDirectoryLogin PasswordRecoveryRequested SignOut
      CreateOAuth2Token AuthorizeOAuth2Access`,
    ssm: "StartAccessRequest",
    "ssm-guiconnect": "StartConnection CancelConnection",
    sso: `
      Authenticate Federate Logout SignOut CreateToken CreateTokenWithIAM RegisterClient StartDeviceAuthorization
      AuthorizeDevice IntrospectTokenWithIAM RevokeTokenWithIAM UserAuthentication`,
    "sso-directory": "Authenticate CreateBearerToken",
    "sso-oauth": "CreateToken CreateTokenWithIAM RegisterClient StartDeviceAuthorization",
    wafv2: "GenerateMobileSdkReleaseUrl",
    "workspaces-web": "ExpireSession",
  },
  // Cognito's hosted pages are recorded by path and method (Token_POST); a signed URL is a session by another name.
  anyService:
    /^[A-Za-z0-9_]+_(?:GET|POST)$|^(?:ConsoleLogin|CreateSession|(?:Start|Resume|Stop|Terminate)\w*Session)$|^Create\w*Presigned\w*U(?:rl|RL)$/,
});

/**
 * A console sign-in event that changes the credentials themselves (a new root password, a new e-mail address), and
 * so is not only a sign-in.
 */
export function changesCredentials(name: string): boolean {
  return /^(?:PasswordUpdated|PasswordRecoveryCompleted|EmailUpdated|Enable|Disable|Register|Deregister|Update)/.test(
    name,
  );
}
