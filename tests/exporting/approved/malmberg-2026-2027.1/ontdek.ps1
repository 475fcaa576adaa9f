# Systeemcheck: eisen aan Windows-pc's voor Intune: Malmberg basisonderwijs 2026-2027 [malmberg/2026-2027.1]
# Uitgewerkt voor 30 november 2026, met de tabel van browsers van 23 november 2026 en die van systemen van 23 november 2026. Maak het bestand elke maand opnieuw.
# Dit script kijkt alleen; het verandert niets. Het hoort bij regels.json (verplicht) en advies.json (aanbevolen).
# Per regel komt er pass, fail of unknown uit. Alleen fail keurt af; wat niet te meten was staat in systeemcheck_not_measured, waarvoor advies.json een regel heeft.
# Dit bestand is nagekeken op vorm, maar niet uitgeprobeerd in het programma waar het voor is. Probeer het eerst op een paar apparaten.
# Niet in dit bestand:
# - Standaardbrowser [default-browser], Windows-pc: dat is een instelling van wie is aangemeld, en dit wordt gemeten zonder iemand
# - Ruimte op het scherm [screen-room], Windows-pc: dat is een instelling van wie is aangemeld, en dit wordt gemeten zonder iemand
# - Geluid [sound], Windows-pc: daar is in dit programma niets voor dat het betrouwbaar vertelt
# - Mac zit niet in deze export: Browser [browser], Standaardbrowser [default-browser], macOS [macos], Updates van macOS [macos-updates], Laatste updates [macos-up-to-date], Werkgeheugen [memory], Beeldscherm [screen], Ruimte op het scherm [screen-room], Vrije schijfruimte [storage], Geluid [sound], Processor [processor]
# - Linux-pc zit niet in deze export: Browser [browser], Standaardbrowser [default-browser], Updates van Linux [linux-updates], Werkgeheugen [memory], Beeldscherm [screen], Ruimte op het scherm [screen-room], Vrije schijfruimte [storage], Geluid [sound], Processor [processor]
# - Android-tablet zit niet in deze export: Browser [browser-android], Android [android], Updates van Android [android-updates], Beeldscherm [screen-tablet], Ruimte op het scherm [screen-room-tablet], Geluid [sound-tablet], Cookies [cookies], Opslag in de browser [page-storage], Beelden en animaties [webgl]
# - Chromebook zit niet in deze export: ChromeOS [chromeos], Updates van de Chromebook [chromebook-updates], Laatste updates [chromeos-up-to-date], Werkgeheugen [memory-chromebook], Beeldscherm [screen-tablet], Ruimte op het scherm [screen-room-chromebook], Geluid [sound-tablet], Cookies [cookies], Opslag in de browser [page-storage], Beelden en animaties [webgl]
# - iPad zit niet in deze export: iPadOS [ipados], Updates van iPadOS [ipados-updates], iPadOS en Safari bijgewerkt [ipados-up-to-date], Beeldscherm [screen-tablet], Ruimte op het scherm [screen-room-tablet], Grootte van de iPad [ipad-size], Geluid [sound-tablet], Cookies [cookies], Opslag in de browser [page-storage], Beelden en animaties [webgl]
# - telefoon zit niet in deze export: Soort apparaat [phone]

$ErrorActionPreference = 'Stop'

function Read-Fact {
    param([scriptblock] $Read)
    try { & $Read } catch { $null }
}

function Read-Registry {
    param([string] $Hive, [string] $View, [string] $Path, [string] $Name)
    $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey($Hive, $View)
    $key = $root.OpenSubKey($Path)
    if ($null -eq $key) { return $null }
    return $key.GetValue($Name)
}

function Read-WindowsNT {
    param([string] $Name)
    return Read-Registry 'LocalMachine' 'Registry64' 'SOFTWARE\Microsoft\Windows NT\CurrentVersion' $Name
}

function Get-Positive {
    param($Value)
    if ($Value -gt 0) { return $Value }
    return $null
}

function Get-Number {
    param($Value)
    if ($null -eq $Value) { return $null }
    return [long] $Value
}

function Test-All {
    param([object[]] $Answers)
    if ($Answers -contains $false) { return $false }
    if ($Answers -contains $null) { return $null }
    return $true
}

function Test-Any {
    param([object[]] $Answers)
    if ($Answers -contains $true) { return $true }
    if ($Answers -contains $null) { return $null }
    return $false
}

function Test-AtLeast {
    param([string] $Fact, [long] $Least)
    if ($null -eq $facts[$Fact]) { return $null }
    return ($facts[$Fact] -ge $Least)
}

function Test-Below {
    param([string] $Fact, [long] $Limit)
    if ($null -eq $facts[$Fact]) { return $null }
    return ($facts[$Fact] -lt $Limit)
}

function Test-Listed {
    param([string] $Fact, [string[]] $Values)
    if ($null -eq $facts[$Fact]) { return $null }
    return ($Values -contains $facts[$Fact])
}

function Get-Word {
    param($Answer)
    if ($null -eq $Answer) { return 'unknown' }
    if ($Answer) { return 'pass' }
    return 'fail'
}

$system = Read-Fact { Get-CimInstance -ClassName Win32_ComputerSystem }
$modules = Read-Fact { Get-CimInstance -ClassName Win32_PhysicalMemory }
$processors = Read-Fact { Get-CimInstance -ClassName Win32_Processor }
$disk = Read-Fact { Get-CimInstance -ClassName Win32_LogicalDisk -Filter "DeviceID='$env:SystemDrive'" }
$architectures = @{ 'AMD64' = 'amd64'; 'ARM64' = 'arm64'; 'X86' = 'x86' }

$facts = @{}
$facts['memory.usable'] = Read-Fact { Get-Positive $system.TotalPhysicalMemory }
$facts['memory.installed'] = Read-Fact { Get-Positive ($modules | Measure-Object -Property Capacity -Sum).Sum }
$facts['cpu.physical_cores'] = Read-Fact {
    Get-Positive ($processors | Measure-Object -Property NumberOfCores -Sum).Sum
}
$facts['cpu.logical_cores'] = Read-Fact {
    Get-Positive ($processors | Measure-Object -Property NumberOfLogicalProcessors -Sum).Sum
}
$facts['cpu.max_frequency'] = Read-Fact {
    Get-Positive (1000000 * ($processors | Measure-Object -Property MaxClockSpeed -Maximum).Maximum)
}
$facts['storage.total'] = Read-Fact { Get-Positive $disk.Size }
$facts['storage.free'] = Read-Fact { if ($null -ne $disk) { $disk.FreeSpace } }
$facts['os.build'] = Read-Fact { Get-Number (Read-WindowsNT 'CurrentBuildNumber') }
$facts['os.update_part'] = Read-Fact { Get-Number (Read-WindowsNT 'UBR') }
$facts['os.edition'] = Read-Fact { Read-WindowsNT 'EditionID' }
$facts['os.architecture'] = Read-Fact {
    if ($env:PROCESSOR_ARCHITEW6432) { $architectures[$env:PROCESSOR_ARCHITEW6432] }
    else { $architectures[$env:PROCESSOR_ARCHITECTURE] }
}

# The modes that each active screen tells of itself; the current mode is a setting.
$screens = @(Read-Fact {
    foreach ($monitor in Get-CimInstance -Namespace 'root\wmi' -ClassName WmiMonitorListedSupportedSourceModes) {
        if ($monitor.Active) {
            foreach ($mode in $monitor.MonitorSourceModes) {
                $sides = @([int] $mode.HorizontalActivePixels, [int] $mode.VerticalActivePixels) | Sort-Object
                [pscustomobject] @{ Long = $sides[1]; Short = $sides[0] }
            }
        }
    }
} | Where-Object { $null -ne $_ })

function Test-Screen {
    param([int] $Long, [int] $Short)
    if ($screens.Count -eq 0) { return $null }
    return [bool] ($screens | Where-Object { $_.Long -ge $Long -and $_.Short -ge $Short })
}

# Programs are looked for where they register, for the machine and for everyone who is signed in; none is started.
$programs = @{
    'chrome.exe' = 'chrome'; 'msedge.exe' = 'edge'; 'firefox.exe' = 'firefox'; 'brave.exe' = 'brave'
    'opera.exe' = 'opera'; 'vivaldi.exe' = 'vivaldi'
}

function Get-ProgramPath {
    $places = @(@('LocalMachine', 'Registry64', 'SOFTWARE'), @('LocalMachine', 'Registry32', 'SOFTWARE'))
    $people = [Microsoft.Win32.RegistryKey]::OpenBaseKey('Users', 'Registry64').GetSubKeyNames()
    foreach ($person in $people) {
        if ($person -match '^S-1-(5-21|12-1)-[0-9-]+$') { $places += , @('Users', 'Registry64', "$person\Software") }
    }
    foreach ($place in $places) {
        foreach ($program in $programs.Keys) {
            $path = "$($place[2])\Microsoft\Windows\CurrentVersion\App Paths\$program"
            Read-Fact { Read-Registry $place[0] $place[1] $path '' }
        }
    }
}

$browsers = @(Read-Fact {
    $paths = Get-ProgramPath | Where-Object { $_ } | ForEach-Object { $_.Trim('"') } | Sort-Object -Unique
    foreach ($path in $paths) {
        if (Test-Path -LiteralPath $path) {
            $name = $programs[(Split-Path -Leaf $path)]
            if ($path -like '*\Chromium\*') { $name = 'chromium' }
            $version = [System.Diagnostics.FileVersionInfo]::GetVersionInfo($path).ProductVersion
            [pscustomobject] @{ Name = $name; Numbers = [regex]::Matches("$version", '\d{1,9}') }
        }
    }
} | Where-Object { $null -ne $_ })

function Test-Recent {
    param($Browser, [hashtable] $Rule)
    if ($Browser.Numbers.Count -eq 0) { return $null }
    $first = [int] $Browser.Numbers[0].Value
    $second = 0
    if ($Browser.Numbers.Count -gt 1) { $second = [int] $Browser.Numbers[1].Value }
    if ($first -lt $Rule.OwnBelow) { return $null }
    if ($Rule.Also -contains $first) { return $true }
    if ($Rule.Never) { return $false }
    return ($first -gt $Rule.First -or ($first -eq $Rule.First -and $second -ge $Rule.Second))
}

function Test-Browser {
    param([string] $Which, [hashtable[]] $Rules)
    $answers = @(foreach ($browser in $browsers) {
        foreach ($rule in $Rules) {
            if ($browser.Name -eq $rule.Name) { , (Test-Recent $browser $rule) }
        }
    })
    # No Windows comes without a browser: where none is found, not every place was looked at.
    if ($answers.Count -eq 0) { return $null }
    if ($Which -eq 'every') { return Test-All $answers }
    return Test-Any $answers
}

function Test-Build {
    param([hashtable[]] $Allowed, [int[]] $Known, [int] $Oldest, [string[]] $KnownEditions)
    $build = $facts['os.build']
    if ($null -eq $build) { return $null }
    if ($Known -notcontains $build) {
        if ($build -gt $Oldest) { return $true }
        return $false
    }
    $answers = @(foreach ($row in $Allowed) {
        if ($row.Builds -contains $build) {
            $edition = $true
            if ($row.Editions.Count -gt 0) { $edition = Test-Listed 'os.edition' $row.Editions }
            if ($edition -eq $false -and $KnownEditions -notcontains $facts['os.edition']) { $edition = $null }
            $below = $true
            if ($row.Below -gt 0) { $below = Test-Below 'os.update_part' $row.Below }
            , (Test-All @($edition, (Test-AtLeast 'os.update_part' $row.Part), $below))
        }
    })
    return Test-Any $answers
}

$hash = [ordered] @{}
# Browser (minimum, voorlopig)
$hash['systeemcheck_browser_minimum'] = Get-Word (Test-Browser 'best' @(@{ Name = 'chrome'; First = 142; Second = 0; Never = $false; Also = @(140); OwnBelow = 0 }, @{ Name = 'edge'; First = 142; Second = 0; Never = $false; Also = @(140); OwnBelow = 0 }, @{ Name = 'firefox'; First = 145; Second = 0; Never = $false; Also = @(140); OwnBelow = 0 }, @{ Name = 'chromium'; First = 142; Second = 0; Never = $false; Also = @(); OwnBelow = 0 }, @{ Name = 'brave'; First = 142; Second = 0; Never = $false; Also = @(); OwnBelow = 20 }, @{ Name = 'opera'; First = 123; Second = 0; Never = $false; Also = @(); OwnBelow = 0 }, @{ Name = 'vivaldi'; First = 142; Second = 0; Never = $false; Also = @(); OwnBelow = 80 }))
# Windows (minimum, voorlopig)
$hash['systeemcheck_windows_minimum'] = Get-Word (Test-All @((Test-Any @((Test-AtLeast 'os.build' 17763), (Test-AtLeast 'os.build' 22000))), (Test-AtLeast 'os.build' 10240)))
# Werkgeheugen (minimum, voorlopig)
$hash['systeemcheck_memory_minimum'] = Get-Word (Test-Any @((Test-AtLeast 'memory.installed' 4294967296), (Test-AtLeast 'memory.usable' 3817748708)))
# Beeldscherm (minimum, voorlopig)
$hash['systeemcheck_screen_minimum'] = Get-Word (Test-Screen 1023 767)
# Browser (aanbevolen, voorlopig)
$hash['systeemcheck_browser_recommended'] = Get-Word (Test-Browser 'best' @(@{ Name = 'chrome'; First = 154; Second = 0; Never = $false; Also = @(152); OwnBelow = 0 }, @{ Name = 'edge'; First = 154; Second = 0; Never = $false; Also = @(152); OwnBelow = 0 }, @{ Name = 'firefox'; First = 157; Second = 0; Never = $false; Also = @(153); OwnBelow = 0 }, @{ Name = 'chromium'; First = 154; Second = 0; Never = $false; Also = @(); OwnBelow = 0 }, @{ Name = 'brave'; First = 154; Second = 0; Never = $false; Also = @(); OwnBelow = 20 }, @{ Name = 'opera'; First = 136; Second = 0; Never = $false; Also = @(); OwnBelow = 0 }, @{ Name = 'vivaldi'; First = 154; Second = 0; Never = $false; Also = @(); OwnBelow = 80 }))
# Updates van Windows (aanbevolen, voorlopig)
$hash['systeemcheck_windows-updates_recommended'] = Get-Word (Test-Build @(
    @{ Builds = @(14393); Part = 0; Below = 0; Editions = @('ServerStandard', 'ServerStandardEval', 'ServerStandardCor', 'ServerStandardEvalCor', 'ServerDatacenter', 'ServerDatacenterEval', 'ServerDatacenterCor', 'ServerDatacenterEvalCor', 'ServerEssentials', 'ServerSolution', 'ServerFoundation', 'ServerTurbine', 'ServerTurbineCor') },
    @{ Builds = @(17763); Part = 0; Below = 0; Editions = @('EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK', 'ServerStandard', 'ServerStandardEval', 'ServerStandardCor', 'ServerStandardEvalCor', 'ServerDatacenter', 'ServerDatacenterEval', 'ServerDatacenterCor', 'ServerDatacenterEvalCor', 'ServerEssentials', 'ServerSolution', 'ServerFoundation', 'ServerTurbine', 'ServerTurbineCor') },
    @{ Builds = @(19044); Part = 0; Below = 0; Editions = @('EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK') },
    @{ Builds = @(19045); Part = 6575; Below = 0; Editions = @() },
    @{ Builds = @(20348, 26200, 26300, 28000); Part = 0; Below = 0; Editions = @() },
    @{ Builds = @(26100); Part = 0; Below = 0; Editions = @('Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh', 'EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK', 'ServerStandard', 'ServerStandardEval', 'ServerStandardCor', 'ServerStandardEvalCor', 'ServerDatacenter', 'ServerDatacenterEval', 'ServerDatacenterCor', 'ServerDatacenterEvalCor', 'ServerEssentials', 'ServerSolution', 'ServerFoundation', 'ServerTurbine', 'ServerTurbineCor') }
) @(2600, 3790, 6000, 6001, 6002, 6003, 7600, 7601, 9200, 9600, 10240, 10586, 14393, 15063, 16299, 17134, 17763, 18362, 18363, 19041, 19042, 19043, 19044, 19045, 20348, 22000, 22621, 22631, 25398, 26100, 26200, 26300, 28000) 2600 @('Core', 'CoreN', 'CoreSingleLanguage', 'CoreCountrySpecific', 'Starter', 'HomeBasic', 'HomePremium', 'Professional', 'ProfessionalN', 'ProfessionalSingleLanguage', 'ProfessionalCountrySpecific', 'ProfessionalEducation', 'ProfessionalEducationN', 'ProfessionalWorkstation', 'ProfessionalWorkstationN', 'Ultimate', 'CloudEdition', 'CloudEditionN', 'Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh', 'EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK', 'ServerStandard', 'ServerStandardEval', 'ServerStandardCor', 'ServerStandardEvalCor', 'ServerDatacenter', 'ServerDatacenterEval', 'ServerDatacenterCor', 'ServerDatacenterEvalCor', 'ServerEssentials', 'ServerSolution', 'ServerFoundation', 'ServerTurbine', 'ServerTurbineCor'))
# Laatste updates (aanbevolen, voorlopig)
$hash['systeemcheck_windows-up-to-date_recommended'] = Get-Word (Test-Build @(
    @{ Builds = @(14393, 17763); Part = 0; Below = 0; Editions = @('Core', 'CoreN', 'CoreSingleLanguage', 'CoreCountrySpecific', 'Starter', 'HomeBasic', 'HomePremium', 'Professional', 'ProfessionalN', 'ProfessionalSingleLanguage', 'ProfessionalCountrySpecific', 'ProfessionalEducation', 'ProfessionalEducationN', 'ProfessionalWorkstation', 'ProfessionalWorkstationN', 'Ultimate', 'Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh', 'ServerStandard', 'ServerStandardEval', 'ServerStandardCor', 'ServerStandardEvalCor', 'ServerDatacenter', 'ServerDatacenterEval', 'ServerDatacenterCor', 'ServerDatacenterEvalCor', 'ServerEssentials', 'ServerSolution', 'ServerFoundation', 'ServerTurbine', 'ServerTurbineCor') },
    @{ Builds = @(14393); Part = 9512; Below = 0; Editions = @('EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK') },
    @{ Builds = @(17763); Part = 9245; Below = 0; Editions = @('EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK') },
    @{ Builds = @(19044); Part = 0; Below = 0; Editions = @('Core', 'CoreN', 'CoreSingleLanguage', 'CoreCountrySpecific', 'Starter', 'HomeBasic', 'HomePremium', 'Professional', 'ProfessionalN', 'ProfessionalSingleLanguage', 'ProfessionalCountrySpecific', 'ProfessionalEducation', 'ProfessionalEducationN', 'ProfessionalWorkstation', 'ProfessionalWorkstationN', 'Ultimate', 'Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh') },
    @{ Builds = @(19044); Part = 7725; Below = 0; Editions = @('EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK') },
    @{ Builds = @(19045); Part = 6456; Below = 6575; Editions = @() },
    @{ Builds = @(19045); Part = 7725; Below = 0; Editions = @() },
    @{ Builds = @(20348, 26300); Part = 0; Below = 0; Editions = @() },
    @{ Builds = @(22621); Part = 0; Below = 0; Editions = @('Core', 'CoreN', 'CoreSingleLanguage', 'CoreCountrySpecific', 'Starter', 'HomeBasic', 'HomePremium', 'Professional', 'ProfessionalN', 'ProfessionalSingleLanguage', 'ProfessionalCountrySpecific', 'ProfessionalEducation', 'ProfessionalEducationN', 'ProfessionalWorkstation', 'ProfessionalWorkstationN', 'Ultimate', 'CloudEdition', 'CloudEditionN') },
    @{ Builds = @(22621); Part = 6060; Below = 0; Editions = @('Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh') },
    @{ Builds = @(22631); Part = 6199; Below = 0; Editions = @('Core', 'CoreN', 'CoreSingleLanguage', 'CoreCountrySpecific', 'Starter', 'HomeBasic', 'HomePremium', 'Professional', 'ProfessionalN', 'ProfessionalSingleLanguage', 'ProfessionalCountrySpecific', 'ProfessionalEducation', 'ProfessionalEducationN', 'ProfessionalWorkstation', 'ProfessionalWorkstationN', 'Ultimate', 'CloudEdition', 'CloudEditionN') },
    @{ Builds = @(22631); Part = 7582; Below = 0; Editions = @('Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh') },
    @{ Builds = @(26100); Part = 9445; Below = 0; Editions = @('Core', 'CoreN', 'CoreSingleLanguage', 'CoreCountrySpecific', 'Starter', 'HomeBasic', 'HomePremium', 'Professional', 'ProfessionalN', 'ProfessionalSingleLanguage', 'ProfessionalCountrySpecific', 'ProfessionalEducation', 'ProfessionalEducationN', 'ProfessionalWorkstation', 'ProfessionalWorkstationN', 'Ultimate', 'CloudEdition', 'CloudEditionN', 'Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh', 'EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK') },
    @{ Builds = @(26100); Part = 0; Below = 0; Editions = @('ServerStandard', 'ServerStandardEval', 'ServerStandardCor', 'ServerStandardEvalCor', 'ServerDatacenter', 'ServerDatacenterEval', 'ServerDatacenterCor', 'ServerDatacenterEvalCor', 'ServerEssentials', 'ServerSolution', 'ServerFoundation', 'ServerTurbine', 'ServerTurbineCor') },
    @{ Builds = @(26200); Part = 9445; Below = 0; Editions = @() },
    @{ Builds = @(28000); Part = 2954; Below = 0; Editions = @() }
) @(14393, 17763, 19044, 19045, 20348, 22621, 22631, 26100, 26200, 26300, 28000) 0 @('Core', 'CoreN', 'CoreSingleLanguage', 'CoreCountrySpecific', 'Starter', 'HomeBasic', 'HomePremium', 'Professional', 'ProfessionalN', 'ProfessionalSingleLanguage', 'ProfessionalCountrySpecific', 'ProfessionalEducation', 'ProfessionalEducationN', 'ProfessionalWorkstation', 'ProfessionalWorkstationN', 'Ultimate', 'CloudEdition', 'CloudEditionN', 'Education', 'EducationN', 'Enterprise', 'EnterpriseN', 'EnterpriseEval', 'EnterpriseNEval', 'EnterpriseG', 'EnterpriseGN', 'IoTEnterprise', 'IoTEnterpriseK', 'ServerRdsh', 'EnterpriseS', 'EnterpriseSN', 'EnterpriseSEval', 'EnterpriseSNEval', 'IoTEnterpriseS', 'IoTEnterpriseSK', 'ServerStandard', 'ServerStandardEval', 'ServerStandardCor', 'ServerStandardEvalCor', 'ServerDatacenter', 'ServerDatacenterEval', 'ServerDatacenterCor', 'ServerDatacenterEvalCor', 'ServerEssentials', 'ServerSolution', 'ServerFoundation', 'ServerTurbine', 'ServerTurbineCor'))
# Werkgeheugen (aanbevolen, voorlopig)
$hash['systeemcheck_memory_recommended'] = Get-Word (Test-Any @((Test-AtLeast 'memory.installed' 8589934592), (Test-AtLeast 'memory.usable' 7635497416)))
# Vrije schijfruimte (aanbevolen, voorlopig)
$hash['systeemcheck_storage_recommended'] = Get-Word (Test-AtLeast 'storage.free' 2147483648)
# Processor (aanbevolen, voorlopig)
$hash['systeemcheck_processor_recommended'] = Get-Word (Test-Any @((Test-AtLeast 'cpu.physical_cores' 2), (Test-AtLeast 'cpu.logical_cores' 4)))
$unknown = @($hash.Keys | Where-Object { $hash[$_] -eq 'unknown' })
if ($unknown.Count -eq 0) { $unknown = @('none') }
$hash['systeemcheck_not_measured'] = $unknown -join ', '
return $hash | ConvertTo-Json -Compress
