"""What Convenor needs of an organisation's Microsoft 365, the least first, and how an administrator gives it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

EXCHANGE = "Connect-ExchangeOnline"
TEAMS = "Connect-MicrosoftTeams"


@dataclass(frozen=True)
class Need:
    """A permission or a setting: its name, what it is for, and how it is given, line by line. The lines that begin with
    `#` are read, the others are run in PowerShell; `$app` is the bot's app id, `$organiser` the mailbox that panels are
    booked in, `$drive` the library for documents."""

    name: str
    purpose: str
    how: tuple[str, ...]


def _granted(permission: str) -> tuple[str, ...]:
    """A permission of the application, consented to for the whole organisation."""
    return (
        "Connect-MgGraph -Scopes Application.Read.All, AppRoleAssignment.ReadWrite.All",
        "$bot = Get-MgServicePrincipal -Filter \"appId eq '$app'\"",
        "$graph = Get-MgServicePrincipal -Filter \"appId eq '00000003-0000-0000-c000-000000000000'\"",
        f"$role = $graph.AppRoles | Where-Object Value -eq '{permission}'",
        "New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id `",
        "  -PrincipalId $bot.Id -ResourceId $graph.Id -AppRoleId $role.Id",
    )


def _in_the_mailbox(permission: str) -> tuple[str, ...]:
    """A permission in the organiser's mailbox alone."""
    return (
        "# Not as a permission of the application: that would be for every mailbox there is.",
        "Connect-MgGraph -Scopes Application.Read.All",
        "$bot = Get-MgServicePrincipal -Filter \"appId eq '$app'\"",
        EXCHANGE,
        "New-ServicePrincipal -AppId $app -ObjectId $bot.Id -DisplayName Convenor",
        "New-ManagementScope -Name Convenor `",
        "  -RecipientRestrictionFilter \"PrimarySmtpAddress -eq '$organiser'\"",
        "New-ManagementRoleAssignment -App $bot.Id `",
        f"  -Role 'Application {permission}' -CustomResourceScope Convenor",
        "# The first two are there already where another permission was given so.",
        "Test-ServicePrincipalAuthorization -Identity $app -Resource $organiser",
        "# Exchange takes up to two hours to hear of it.",
    )


def _credentials(how: str) -> tuple[str, ...]:
    return (how, "# Then start Convenor again.")


REGISTRATION = "# Entra admin centre, App registrations, the bot's own, Certificates & secrets:"
NEEDED = (
    Need(
        "AZURE_CLIENT_CERTIFICATE_PATH",
        "The bot shows Microsoft 365 who it is, by a certificate",
        (
            REGISTRATION,
            *_credentials("# upload the certificate; its file (PEM, with the key) is named in the setting."),
        ),
    ),
    Need(
        "IDENTITY_ENDPOINT",
        "The bot shows Microsoft 365 who it is, by a managed identity",
        _credentials("# Azure portal, where the bot runs, Identity: turn it on, and grant to it what stands below."),
    ),
    Need(
        "MicrosoftAppPassword",
        "The bot shows Microsoft 365 who it is, by a secret",
        (REGISTRATION, *_credentials("# make a new secret, and put it in the setting. A certificate is better.")),
    ),
    Need(
        "GRAPH_BASE_URL",
        "A stand-in on this machine, for tests and demos",
        ("# It is not Microsoft 365. Leave the setting out for a real organisation.",),
    ),
    Need(
        "GRAPH_ORGANISER",
        "The mailbox that panels are booked in",
        (
            "# Name the mailbox of a user with a Teams licence in the setting: a shared mailbox gets no meeting.",
            EXCHANGE,
            "Get-Mailbox -Identity $organiser | Format-List PrimarySmtpAddress, RecipientTypeDetails",
        ),
    ),
    Need(
        "Calendars.ReadWrite",
        "Books, changes and cancels panels; reads the answers; sees when members are free",
        _in_the_mailbox("Calendars.ReadWrite"),
    ),
    Need(
        "User.ReadBasic.All",
        "Finds the organiser's account, to whom the meetings belong",
        _granted("User.ReadBasic.All"),
    ),
    Need(
        "OnlineMeetings.ReadWrite.All",
        "Turns the lobby on and recording off; finds the meeting's chat",
        _granted("OnlineMeetings.ReadWrite.All"),
    ),
    Need(
        "CsApplicationAccessPolicy",
        "Limits that to the organiser's meetings: without it, it reaches none",
        (
            TEAMS,
            "New-CsApplicationAccessPolicy -Identity Convenor -AppIds $app",
            "Grant-CsApplicationAccessPolicy -PolicyName Convenor -Identity $organiser",
            "# Teams takes up to half an hour to hear of it.",
        ),
    ),
    Need(
        "GRAPH_TEAMS_APP_ID",
        "The app, as the organisation's own catalogue has it",
        (
            "# Teams admin centre, Manage apps: upload dist/convenor.zip, and allow it. Then, for the setting:",
            "Connect-MgGraph -Scopes AppCatalog.Read.All",
            "Get-MgAppCatalogTeamApp -Filter \"externalId eq '$app'\" | Format-List Id",
        ),
    ),
    Need(
        "TeamsAppInstallation.ReadWriteSelfForUser.All",
        "Sees who has the app, and gives it to those on the roster",
        _granted("TeamsAppInstallation.ReadWriteSelfForUser.All"),
    ),
    Need(
        "TeamsAppInstallation.ReadWriteSelfForChat.All",
        "Brings the bot into the chat of a panel's meeting",
        _granted("TeamsAppInstallation.ReadWriteSelfForChat.All"),
    ),
    Need(
        "GRAPH_DRIVE_ID",
        "The library for minutes, which an administrator gives to the core members alone",
        (
            "# Use a site of its own with one library, for it is the site that access is given to.",
            "# Who opens the minutes there the library's permissions decide: give it to the core members alone.",
            "Connect-MgGraph -Scopes Sites.Read.All",
            "Get-MgSiteDrive -SiteId (Get-MgSite -Search 'the name of the site').Id | Format-List Name, Id",
        ),
    ),
    Need(
        "Sites.Selected",
        "Keeps minutes in that library, and reaches no other site",
        (
            *_granted("Sites.Selected"),
            "Connect-MgGraph -Scopes Sites.FullControl.All",
            "$ids = (Get-MgDriveRoot -DriveId $drive -Property SharepointIds).SharepointIds",
            "$site = ([uri]$ids.SiteUrl).Host + ',' + $ids.SiteId + ',' + $ids.WebId",
            "New-MgSitePermission -SiteId $site -BodyParameter @{ roles = @('write');",
            "  grantedToIdentities = @(@{ application = @{ id = $app; displayName = 'Convenor' } }) }",
        ),
    ),
    Need(
        "Mail.Send",
        "Mails a link to minutes, never the minutes themselves",
        _in_the_mailbox("Mail.Send"),
    ),
)
NEEDS: Mapping[str, Need] = {each.name: each for each in NEEDED}


@dataclass(frozen=True)
class Place:
    """What Microsoft Graph cannot set: what it should be, and where an administrator sees to it."""

    wanted: str
    where: str


BY_HAND: Sequence[Place] = (
    Place("No recording and no transcription in the organiser's meetings", "Meetings, Meeting policies, Recording"),
    Place("No meeting recap and no Copilot in them", "Meetings, Meeting policies, Copilot and recap"),
    Place("Everybody from outside, and everybody by phone, waits in the lobby", "Meetings, Meeting policies, Lobby"),
    Place("The list of those who take part is not shown", "Meetings, Meeting templates, Attendee names"),
    Place("The roster may have the app", "Teams apps, Manage apps, Convenor, Users and groups"),
)
"""All in the Teams admin centre."""
