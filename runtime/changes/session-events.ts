import { compileNameTable } from "./name-table";

/**
 * Somebody signs in or out, opens a session, or is given a token, a signed URL or credentials that pass by
 * themselves. Nothing that stays is changed. Long-lived credentials (access keys, passwords, API keys) are changes.
 */
export const isSessionEvent = compileNameTable({
  services: ["sts", "cloudshell", "ssmmessages", "ec2-instance-connect", "eks-auth"],
  names: {
    airflow: "CreateCliToken CreateWebLoginToken",
    amplifyuibuilder: "ExchangeCodeForToken RefreshToken",
    appstream: "DrainSessionInstance",
    "bedrock-agentcore":
      "CompleteResourceTokenAuth CreatePaymentSession DeletePaymentSession DeleteCapacityProviderSession",
    bedrock: "CreateInvocation PutInvocationStep",
    chime: `
      CreateMeeting CreateMeetingWithAttendees DeleteMeeting CreateAttendee BatchCreateAttendee DeleteAttendee
      UpdateAttendeeCapabilities BatchUpdateAttendeeCapabilitiesExcept LogoutUser
      CreateProxySession UpdateProxySession DeleteProxySession`,
    cloud9: "CreateEnvironmentToken",
    codeconnections: "StartOAuthHandshake StartAppRegistrationHandshake UseConnection",
    "codestar-connections": "StartOAuthHandshake StartAppRegistrationHandshake UseConnection",
    "cognito-identity": "UnlinkIdentity UnlinkDeveloperIdentity MergeDeveloperIdentities",
    "cognito-idp": `
      InitiateAuth AdminInitiateAuth RespondToAuthChallenge AdminRespondToAuthChallenge SignUp ConfirmSignUp
      ResendConfirmationCode ForgotPassword ConfirmForgotPassword ChangePassword ConfirmDevice ForgetDevice
      GlobalSignOut AdminUserGlobalSignOut RevokeToken AssociateSoftwareToken VerifySoftwareToken
      SetUserMFAPreference SetUserSettings UpdateDeviceStatus UpdateUserAttributes VerifyUserAttribute
      StartWebAuthnRegistration CompleteWebAuthnRegistration`,
    deadline:
      "AssumeFleetRoleForRead AssumeFleetRoleForWorker AssumeQueueRoleForRead AssumeQueueRoleForUser AssumeQueueRoleForWorker",
    connect: "CreateAuthCode CreateParticipantConnection DisconnectParticipant",
    connectparticipant: "CreateParticipantConnection DisconnectParticipant",
    devicefarm: "CreateRemoteAccessSession InstallToRemoteAccessSession",
    ec2: "TerminateClientVpnConnections",
    elasticfilesystem: "NewClientConnection UpdateClientConnection",
    gamelift: `
      CreatePlayerSession CreatePlayerSessions CreateGameSession UpdateGameSession StartGameSessionPlacement
      StopGameSessionPlacement StartMatchmaking StopMatchmaking StartMatchBackfill AcceptMatch
      RequestUploadCredentials`,
    gameliftstreams: "CreateStreamSessionConnection CreateStreamSessionAdminShell",
    grafana: "Login_auth_sso",
    iam: "SendDelegationToken",
    iot: "CreateProvisioningClaim",
    iotsecuretunneling: "OpenTunnel CloseTunnel RotateTunnelAccessToken",
    ivs: "CreateParticipantToken DisconnectParticipant StartViewerSessionRevocation BatchStartViewerSessionRevocation",
    ivschat: "CreateChatToken DisconnectUser",
    lambda: "CreateMicrovmAuthToken CreateMicrovmShellAuthToken",
    lightsail: "CreateContainerServiceRegistryLogin CreateGUISessionAccessDetails",
    rekognition: "CreateFaceLivenessSession",
    signin: `
      ConsoleLogin ConsoleLogout CheckMfa SwitchRole ExitRole RenewRole GetSigninToken CredentialChallenge
      CredentialVerification UserAuthentication ExternalIdPDirectoryLogin PasswordRecoveryRequested SignOut
      AuthorizeOAuth2Access`,
    ssm: "StartAccessRequest RequestManagedInstanceRoleToken",
    "ssm-guiconnect": "StartConnection CancelConnection",
    sso: `
      Authenticate Federate Logout SignOut CreateToken CreateTokenWithIAM RegisterClient StartDeviceAuthorization
      AuthorizeDevice IntrospectTokenWithIAM RevokeTokenWithIAM UserAuthentication
      StartVirtualMfaDeviceRegistration StartWebAuthnDeviceRegistration`,
    "sso-directory":
      "Authenticate CreateBearerToken StartVirtualMfaDeviceRegistration StartWebAuthnDeviceRegistration",
    "sso-oauth": "CreateToken CreateTokenWithIAM RegisterClient StartDeviceAuthorization",
    wafv2: "GenerateMobileSdkReleaseUrl",
  },
  anyService: new RegExp(
    // Cognito's hosted pages are recorded by path and method (Token_POST).
    "^[A-Za-z0-9_]+_(?:GET|POST)$|^ConsoleLogin$|^(?:Create|Revoke|Introspect)OAuth2Token|^Assume\\w*Role|" +
      // A session by name. With words between, it may be a resource: CreateTrafficMirrorSession.
      "^(?:Start|Resume|Stop|Terminate)\\w*Session$|" +
      "^(?:Batch)?(?:Create|Put|Update|Delete|End|Expire|Invalidate)Sessions?$|" +
      // A signed URL is a session by another name.
      "^(?:Create|Revoke)\\w*U(?:rl|RL)s?$|^Generate\\w*EmbedU(?:rl|RL)",
  ),
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
