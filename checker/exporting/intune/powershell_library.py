"""The part of the script that is the same for all: reading facts, and comparing with three answers.

For Windows PowerShell 5.1, as Intune starts it: in the context of the system, by default in the 32-bit host, so the
registry is opened in its 64-bit view by name. What cannot be read is `$null`, and stays so in each comparison.
"""

from __future__ import annotations

READING = r"""
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
"""

FACTS = r"""
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
"""

SCREENS = r"""
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
"""

BROWSERS = r"""
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
"""

COMPARING = r"""
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
"""

BUILDS = r"""
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
"""
