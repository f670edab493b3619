import { compileNameTable } from "./name-table";

/**
 * What the users and devices of an application say, send and put into it: messages, calls, events, records,
 * documents, comments, feedback. It is the content of a resource, as an object is that of a bucket, also where
 * CloudTrail records it among the management events. Sending changes nothing by itself.
 */
export const isContentEvent = compileNameTable({
  services: [],
  names: {
    bedrock: "IngestKnowledgeBaseDocuments DeleteKnowledgeBaseDocuments",
    cases: "CreateCase UpdateCase CreateRelatedItem UpdateRelatedItem",
    chime: `
      UpdateChannelMessage DeleteChannelMessage RedactChannelMessage UpdateChannelReadMarker
      RedactConversationMessage RedactRoomMessage CreateMeetingDialOut CreateSipMediaApplicationCall
      UpdateSipMediaApplicationCall`,
    connect: `
      CreateContact UpdateContact UpdateContactAttributes UpdateContactSchedule UpdateContactRoutingData
      TransferContact PauseContact MonitorContact DismissUserContact TagContact UntagContact BatchPutContact
      AssociateContactWithUser CreateParticipant CreatePersistentContactAssociation PutUserStatus
      StartContactStreaming StopContactStreaming StartContactMediaProcessing StopContactMediaProcessing
      StartContactRecording StopContactRecording SuspendContactRecording ResumeContactRecording
      StartScreenSharing SubmitContactEvaluation UpdateContactEvaluation CreateNotification`,
    ebs: "PutSnapshotBlock",
    geo: "BatchUpdateDevicePosition",
    ivs: "PutMetadata InsertAdBreak",
    personalize: "PutActions PutItems PutUsers",
    rekognition: "IndexFaces DeleteFaces",
    "ssm-contacts": "StartEngagement StopEngagement AcceptPage",
    timestream: "WriteRecords",
  },
  anyService: new RegExp(
    // A message; but these ask for something, pay, register an address or bring an instance down.
    "^Send(?!Agreement|Bonus|CustomVerification|DiagnosticInterrupt)(?=[A-Z])|^Post(?=[A-Z])|^Publish(?:Batch)?$|" +
      "^(?:Batch)?Put\\w*(?:Events?|Records?|RecordBatch|PropertyValues?|MetricData|Metrics)$|^BatchWriteRecord$|" +
      "^Batch(?:Put|Delete)Documents?$|^(?:Update|Delete)ThingShadow$|" +
      // What people remark. A hosted zone's comment is a field of its own (UpdateHostedZoneComment).
      "^(?:Create|Update|Delete|Put)Comment|Feedback$",
  ),
});
