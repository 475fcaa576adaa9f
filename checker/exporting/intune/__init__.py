"""Custom compliance for Microsoft Intune: a script that looks at a Windows PC, and rules for what it found.

Forms: https://learn.microsoft.com/intune/intune-service/protect/compliance-use-custom-settings
"""
